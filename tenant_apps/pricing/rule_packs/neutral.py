"""Any other country: no tax and no profit until the shop says so; also imported history, whose prices are final."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING

VERSIONS = (
    PricingRule(
        pack="DEFAULT",
        version="DEFAULT-1900-01-01",
        effective_from=date(1900, 1, 1),
        source="No national rule is known; the shop's own settings decide",
        currency="USD",
        minor_unit=minor_unit("USD"),
        taxes=(TaxRule(code="VAT", name=_("VAT"), percent=Decimal(0), base=EVERYTHING),),
    ),
)
