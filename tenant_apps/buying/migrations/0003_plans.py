from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("buying", "0002_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="purchasepayment",
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
                    ("GRAMS", "Owed in grams"),
                    ("DEPOSIT", "Deposit"),
                    ("OTHER", "Other"),
                ],
                max_length=20,
                verbose_name="method",
            ),
        ),
    ]
