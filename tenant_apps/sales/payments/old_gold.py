"""Old gold in exchange for a part of the bill: valued at the shop's buying rate, kept as scrap of its fineness."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.bounds import require_weight, shortened
from tenant_apps.pricing.buy_back import melt_value
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings
from tenant_apps.sales.models import OldGold, Payment
from tenant_apps.sales.payments.taken import OldGoldTaken, PaymentTaken
from tenant_apps.stock.services.scrap_items import scrap_items

MAX_PIECES = 20
"""In one payment."""
RATE_STEP = Decimal("0.000001")

type Valued = tuple[Decimal, MetalRate]
"""What the shop pays for a piece, and the rate that it is reckoned with."""


def values_of(pieces: Sequence[OldGoldTaken], *, quote: Quote) -> list[Valued]:
    """Return what the shop pays for each piece, and at which rate: the one that held when the cart was quoted.

    So the customer sees both prices at one moment, and both hold as long as the quote.

    Raises:
        ImpossibleValue: a weight or a fineness is out of its range.
        RateMissing, RateStale: there is no rate to buy at.
    """
    rates = _buying_rates({piece.metal for piece in pieces}, quote=quote)
    unit = minor_unit(quote.currency)
    return [(_value_of(piece, rate=rates[piece.metal], unit=unit), rates[piece.metal]) for piece in pieces]


def valued(payments: Sequence[PaymentTaken], *, quote: Quote) -> list[list[Valued]]:
    """Return the values of the pieces of each payment, seeing that the shop named their sum as its amount.

    Raises:
        InvalidInput: a payment in old gold does not say what it is, or its amount is another.
        RateMissing, RateStale: there is no rate to buy at.
    """
    problems: dict[str, tuple[str, str | Promise]] = {}
    values: list[list[Valued]] = []
    for number, paid in enumerate(payments):
        values.append([])
        if (paid.method == PaymentMethod.OLD_GOLD) != bool(paid.pieces) or len(paid.pieces) > MAX_PIECES:
            problems[f"payments.{number}.pieces"] = "OLD_GOLD", _("Say what the old gold is: 1 to 20 pieces.")
        elif paid.pieces:
            try:
                values[-1] = values_of(paid.pieces, quote=quote)
            except ImpossibleValue:
                problems[f"payments.{number}.pieces"] = "NOT_VALID", _("This weight or fineness is not possible.")
                continue
            if sum(value for value, _rate in values[-1]) != paid.amount:
                problems[f"payments.{number}.amount"] = "VALUE_CHANGED", _("The old gold is worth another amount now.")
    if problems:
        raise InvalidInput(problems)
    return values


def scrap_of(taken: PaymentTaken, *, payment: Payment, values: Sequence[Valued]) -> list[OldGold]:
    """Return the pieces of a payment as they will be kept, not saved."""
    items = scrap_items(alloys={(piece.metal, piece.fineness) for piece in taken.pieces})
    return [
        OldGold(
            payment=payment,
            position=position,
            item=items[piece.metal, piece.fineness],
            description=piece.description,
            metal=piece.metal,
            gross_weight=piece.gross_weight,
            deduction=piece.deduction,
            net_weight=piece.net_weight,
            fineness=piece.fineness,
            per_fine_gram=round_money(rate.amount * 1000 / rate.fineness, step=RATE_STEP),
            value=value,
        )
        for position, (piece, (value, rate)) in enumerate(zip(taken.pieces, values, strict=True), start=1)
    ]


def _value_of(piece: OldGoldTaken, *, rate: MetalRate, unit: Decimal) -> Decimal:
    require_weight(piece.gross_weight, name="gross_weight")
    require_weight(piece.deduction, name="deduction")
    melted = melt_value(weight=piece.net_weight, fineness=piece.fineness, rate=rate)
    value = round_money(melted.amount, step=unit)
    if value <= 0:
        raise ImpossibleValue(field="net_weight", name="net_weight", value=shortened(piece.net_weight))
    return value


def _buying_rates(metals: set[str], *, quote: Quote) -> dict[str, MetalRate]:
    settings = pricing_settings()
    return {
        metal: usable_rate(tenant=current_tenant(), settings=settings, metal=metal, at=quote.quoted_at).as_metal_rate(
            RateSide.BUY
        )
        for metal in sorted(metals)
    }
