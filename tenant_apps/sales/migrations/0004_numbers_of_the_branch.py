"""Numbers are given by the branch now, in a series for each fiscal year: what was given before has no year in it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("branches", "0002_number_series"), ("sales", "0003_payment_kinds")]

    operations = [
        migrations.DeleteModel(name="NumberSeries"),
        migrations.AlterField(
            model_name="payment",
            name="method",
            field=models.CharField(
                choices=[
                    ("CASH", "Cash"),
                    ("CARD", "Card"),
                    ("TRANSFER", "Bank transfer"),
                    ("CHEQUE", "Cheque"),
                    ("STORE_CREDIT", "Store credit"),
                    ("GIFT_CARD", "Gift card"),
                    ("POINTS", "Loyalty points"),
                    ("OLD_GOLD", "Old gold"),
                    ("ON_ACCOUNT", "On account"),
                    ("DEPOSIT", "Deposit"),
                    ("OTHER", "Other"),
                ],
                max_length=20,
                verbose_name="method",
            ),
        ),
    ]
