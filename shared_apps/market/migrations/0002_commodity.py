"""What a ledger may hold: the currencies of ISO 4217 in use in 2026 with their minor units, and four metals."""

from typing import Any

from django.db import migrations, models

METALS = "XAU XAG XPT XPD"
CURRENCIES = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC"
        " CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD"
        " KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO"
        " NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB"
        " TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
}


def seed(apps: Any, schema_editor: Any) -> None:
    commodity = apps.get_model("market", "Commodity")
    rows = [commodity(code=code, kind="METAL", decimals=8) for code in METALS.split()]
    for decimals, codes in CURRENCIES.items():
        rows += [commodity(code=code, kind="MONEY", decimals=decimals) for code in codes.split()]
    commodity.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("market", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Commodity",
            fields=[
                ("code", models.CharField(max_length=3, primary_key=True, serialize=False, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[("MONEY", "Money"), ("METAL", "Metal")], max_length=10, verbose_name="kind"
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(verbose_name="decimals")),
            ],
            options={"verbose_name": "commodity", "verbose_name_plural": "commodities", "ordering": ["code"]},
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
