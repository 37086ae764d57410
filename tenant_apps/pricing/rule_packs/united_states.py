"""United States: sales tax by place, so the rate is the shop's own setting; the base is the whole price."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING

VERSIONS = (
    PricingRule(
        pack="US",
        version="US-1900-01-01",
        effective_from=date(1900, 1, 1),
        source="State and local law; no federal sales tax. The shop enters the combined rate of its place",
        currency="USD",
        minor_unit=minor_unit("USD"),
        taxes=(TaxRule(code="SALES_TAX", name=_("Sales tax"), percent=Decimal(0), base=EVERYTHING),),
    ),
)
