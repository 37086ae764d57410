"""India: GST on the whole price, shown as CGST and SGST."""

from datetime import date
from decimal import Decimal

from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING

_HALF_GST = Decimal("1.5")

VERSIONS = (
    PricingRule(
        pack="IN",
        version="IN-2017-07-01",
        effective_from=date(2017, 7, 1),
        source="Notification 1/2017 Central Tax (Rate), schedule V: 3 % on articles of precious metal (HSN 7113)",
        currency="INR",
        minor_unit=minor_unit("INR"),
        taxes=(
            TaxRule(code="CGST", name="CGST", percent=_HALF_GST, base=EVERYTHING),
            TaxRule(code="SGST", name="SGST", percent=_HALF_GST, base=EVERYTHING),
        ),
    ),
)
