"""Iran: VAT on making, profit and attachments, never on the gold."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import ALL_BUT_METAL

_VAT_9 = TaxRule(code="VAT", name=_("VAT"), percent=Decimal(9), base=ALL_BUT_METAL)

_VAT_LAW_1400 = PricingRule(
    pack="IR",
    version="IR-2022-01-03",
    effective_from=date(2022, 1, 3),
    source="Value Added Tax Act 1400, articles 7 and 26 (gold: on making, profit and commission); guild profit 7 %",
    currency="IRR",
    minor_unit=minor_unit("IRR"),
    taxes=(_VAT_9,),
    profit_percent=MappingProxyType(
        {
            ItemClass.ORNAMENT: Decimal(7),
            ItemClass.JEWEL: Decimal(20),
            ItemClass.COIN: Decimal(2),
            ItemClass.BULLION: Decimal(2),
        }
    ),
    rate_fineness=Decimal(750),
)

_BUDGET_1403 = replace(
    _VAT_LAW_1400,
    version="IR-2024-03-20",
    effective_from=date(2024, 3, 20),
    source="Budget Act 1403: VAT raised by one point to 10 %; otherwise as the Value Added Tax Act 1400",
    taxes=(replace(_VAT_9, percent=Decimal(10)),),
)

VERSIONS = (_VAT_LAW_1400, _BUDGET_1403)
