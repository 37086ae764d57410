"""Numbers are given by the branch now, in a series for each fiscal year: what was given before has no year in it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("branches", "0002_number_series"), ("sales", "0004_all_payment_methods")]

    operations = [migrations.DeleteModel(name="NumberSeries")]
