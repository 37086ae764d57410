"""United Arab Emirates: VAT on the whole price, investment metal at 0 %."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING, INVESTMENT_METAL

# Boards in the Emirates cut each karat by one per mille or two against its stamp.
_BOARD_RATIOS = MappingProxyType(
    {
        Decimal("999.9"): Decimal(999),
        Decimal(916): Decimal(914),
        Decimal(875): Decimal(874),
        Decimal(750): Decimal(749),
        Decimal(585): Decimal(583),
    }
)

VERSIONS = (
    PricingRule(
        pack="AE",
        version="AE-2018-01-01",
        effective_from=date(2018, 1, 1),
        source="Federal Decree-Law 8 of 2017 on VAT, articles 2 and 45(8); board ratios of the Dubai retail rate",
        currency="AED",
        minor_unit=minor_unit("AED"),
        taxes=(
            TaxRule(
                code="VAT",
                name=_("VAT"),
                percent=Decimal(5),
                base=EVERYTHING,
                exemptions=(INVESTMENT_METAL,),
            ),
        ),
        default_making_method=MakingMethod.PER_GRAM,
        rate_fineness=Decimal(999),
        board_ratios=_BOARD_RATIOS,
    ),
)
