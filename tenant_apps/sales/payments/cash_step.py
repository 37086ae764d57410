"""What cash is rounded to: the smallest coin that is still given."""

from decimal import Decimal

from babel.core import get_global

from tenant_apps.branches.models import Branch
from tenant_apps.pricing.rounding import minor_unit

# Where the coins below are no longer given, and CLDR does not say so: paise, Australian and New Zealand cents.
_CUSTOMS = {"INR": Decimal(1), "AUD": Decimal("0.05"), "NZD": Decimal("0.10")}


def cash_step(branch: Branch, *, currency: str) -> Decimal:
    """Return the amount of which cash is a multiple: the branch's own, or the custom of the currency (CLDR)."""
    if branch.cash_step is not None:
        return branch.cash_step
    if currency in _CUSTOMS:
        return _CUSTOMS[currency]
    _, _, places, step = get_global("currency_fractions").get(currency, (2, 0, 2, 0))
    custom = Decimal(step or 1).scaleb(-places)
    return max(custom, minor_unit(currency))
