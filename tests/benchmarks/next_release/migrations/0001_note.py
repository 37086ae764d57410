from django.db import migrations


class Migration(migrations.Migration):
    """One column and its index, in every shop."""

    dependencies = [("customers", "0001_initial")]
    operations = [
        migrations.RunSQL(["ALTER TABLE customers_customer ADD COLUMN bench_note text"], reverse_sql=[]),
        migrations.RunSQL(["CREATE INDEX bench_note ON customers_customer (bench_note)"], reverse_sql=[]),
    ]
