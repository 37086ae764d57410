"""Saudi Arabia: VAT on the whole price, investment metal at 0 %."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING, INVESTMENT_METAL

_VAT_5 = TaxRule(code="VAT", name=_("VAT"), percent=Decimal(5), base=EVERYTHING, exemptions=(INVESTMENT_METAL,))

_FIRST = PricingRule(
    pack="SA",
    version="SA-2018-01-01",
    effective_from=date(2018, 1, 1),
    source="VAT Law, Royal Decree M/113; Implementing Regulations, article 36 (investment metal)",
    currency="SAR",
    minor_unit=minor_unit("SAR"),
    taxes=(_VAT_5,),
    default_making_method=MakingMethod.PER_GRAM,
)

VERSIONS = (
    _FIRST,
    replace(
        _FIRST,
        version="SA-2020-07-01",
        effective_from=date(2020, 7, 1),
        source="Royal Order A/638: the basic rate is 15 %; otherwise as Royal Decree M/113",
        taxes=(replace(_VAT_5, percent=Decimal(15)),),
    ),
)
