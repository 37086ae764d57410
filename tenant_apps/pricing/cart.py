"""The price of a whole cart: its lines one by one, their sums, and what the bill is rounded to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from project.errors import BusinessError
from tenant_apps.pricing.bounds import MAX_MONEY, shortened
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.errors import AmountTooLarge
from tenant_apps.pricing.piece import NO_DISCOUNT, ZERO, Discount, MetalRate, PieceToPrice
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule import PricingRule


@dataclass(frozen=True, kw_only=True, slots=True)
class LineToPrice:
    """One line to price, with the discount on it."""

    piece: PieceToPrice
    discount: Discount = NO_DISCOUNT


@dataclass(frozen=True, kw_only=True, slots=True)
class CartPrice:
    """The sums of a cart: subtotal − discount + tax + rounding = total, to the last digit."""

    lines: tuple[PriceBreakdown, ...]
    currency: str
    subtotal: Decimal
    discount: Decimal
    tax: Decimal
    rounding: Decimal
    total: Decimal


def price_cart(
    *,
    lines: Sequence[LineToPrice],
    rates: Mapping[str, MetalRate],
    rule: PricingRule,
    at: datetime,
) -> CartPrice:
    """Return the price of every line and of the bill; ``rates`` has one rate for each metal.

    Raises:
        AmountTooLarge: the bill does not fit in the books.
        BusinessError: whatever ``price_piece`` refuses, its field prefixed by the line (``lines.2.metal``).
    """
    priced = tuple(
        _priced_line(line, number=number, rates=rates, rule=rule, at=at) for number, line in enumerate(lines)
    )
    exact = sum((line.total for line in priced), ZERO)
    if exact > MAX_MONEY:
        raise AmountTooLarge(amount=shortened(exact), currency=rule.currency)
    subtotal = sum((line.subtotal for line in priced), ZERO)
    discount = sum((line.discount for line in priced), ZERO)
    tax = sum((line.tax_total for line in priced), ZERO)
    total = rule.rounded_total(exact)
    return CartPrice(
        lines=priced,
        currency=rule.currency,
        subtotal=subtotal,
        discount=discount,
        tax=tax,
        rounding=total - (subtotal - discount + tax),
        total=total,
    )


def _priced_line(
    line: LineToPrice,
    *,
    number: int,
    rates: Mapping[str, MetalRate],
    rule: PricingRule,
    at: datetime,
) -> PriceBreakdown:
    try:
        return price_piece(
            piece=line.piece,
            rate=rates.get(line.piece.metal or ""),
            rule=rule,
            at=at,
            discount=line.discount,
        )
    except BusinessError as error:
        error.field = f"lines.{number}.{error.field}" if error.field else f"lines.{number}"
        raise
