"""The sums of a cart, and what the bill is rounded to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.pricing.bounds import MAX_MONEY, shortened
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.errors import AmountTooLarge
from tenant_apps.pricing.piece import ZERO
from tenant_apps.pricing.rule import PricingRule


@dataclass(frozen=True, kw_only=True, slots=True)
class CartPrice:
    """The sums of a cart in the rule's currency: subtotal − discount + tax + rounding = total, to the last digit."""

    subtotal: Decimal
    discount: Decimal
    tax: Decimal
    rounding: Decimal
    total: Decimal


def total_of(lines: Sequence[PriceBreakdown], *, rule: PricingRule) -> CartPrice:
    """Return the sums of priced lines; the total is rounded as the shop rounds its bills.

    Raises:
        AmountTooLarge: the bill does not fit in the books.
    """
    exact = sum((line.total for line in lines), ZERO)
    if exact > MAX_MONEY:
        raise AmountTooLarge(amount=shortened(exact), currency=rule.currency)
    subtotal = sum((line.subtotal for line in lines), ZERO)
    discount = sum((line.discount for line in lines), ZERO)
    tax = sum((line.tax_total for line in lines), ZERO)
    total = rule.rounded_total(exact)
    return CartPrice(
        subtotal=subtotal,
        discount=discount,
        tax=tax,
        rounding=total - (subtotal - discount + tax),
        total=total,
    )
