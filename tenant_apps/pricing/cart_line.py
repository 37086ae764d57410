"""A line of a cart: its item, checked, priced and written down."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.catalog.choices import ItemClass, MakingMethod, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.bounds import MAX_MONEY, MAX_QUANTITY, MAX_WEIGHT
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.piece import MakingCharge, PieceToPrice, StonesToPrice
from tenant_apps.pricing.rule import PricingRule


@dataclass(frozen=True, kw_only=True, slots=True)
class CartLine:
    """``quantity`` is pieces, count or grams as the item is tracked; ``discount`` is money off the line, before tax."""

    item_id: uuid.UUID
    quantity: Decimal
    discount: Decimal = Decimal(0)


def check_numbers(lines: Sequence[CartLine], *, items: Mapping[uuid.UUID, Item]) -> None:
    """Refuse quantities that the tracking of an item does not allow, and discounts that are no money.

    Raises:
        InvalidInput: naming every such field.
    """
    problems: dict[str, tuple[str, str | Promise]] = {}
    for number, line in enumerate(lines):
        if not _is_quantity(line.quantity, tracking=items[line.item_id].tracking):
            problems[f"lines.{number}.quantity"] = ("QUANTITY", _("This quantity is not possible for this item."))
        if not _is_exact(line.discount, low=Decimal(0), high=MAX_MONEY):
            problems[f"lines.{number}.discount"] = ("DISCOUNT", _("This discount is not possible."))
    if problems:
        raise InvalidInput(problems)


def piece_of_item(item: Item, *, quantity: Decimal, rule: PricingRule) -> PieceToPrice:
    """Return ``quantity`` of an item as what the price function takes.

    By weight the fixed price is per gram, and stones and charges are for the whole line. The item's stones must
    be prefetched.

    Raises:
        ImpossibleValue: the item holds a number that no price can be made of.
    """
    by_weight = item.tracking == Tracking.WEIGHT
    fixed_price = item.fixed_price
    if by_weight and fixed_price is not None:
        fixed_price = rule.rounded(fixed_price * quantity)
    return PieceToPrice(
        item_class=ItemClass(item.item_class),
        metal=item.metal or None,
        net_weight=quantity if by_weight and item.metal else item.net_weight,
        fineness=item.fineness,
        making=MakingCharge(method=MakingMethod(item.making_method), value=item.making_amount),
        wastage_percent=item.wastage_percent,
        stones=tuple(StonesToPrice(carats=stone.carat, fixed_price=stone.price) for stone in item.stones.all()),
        charges=item.extra_charge,
        fixed_price=fixed_price,
        second_hand_cost=_cost_of_line(item, quantity=quantity, rule=rule),
        quantity=1 if by_weight else int(quantity),
    )


def _cost_of_line(item: Item, *, quantity: Decimal, rule: PricingRule) -> Decimal | None:
    if item.second_hand_cost is None or item.tracking != Tracking.WEIGHT:
        return item.second_hand_cost
    return rule.rounded(item.second_hand_cost * quantity)


def snapshot_of(item: Item, *, line: CartLine, price: PriceBreakdown) -> dict[str, Any]:
    """Return what a quote keeps of a line: the price and what was priced, decimals as text."""
    return {
        **price.as_json(),
        "item_id": str(item.pk),
        "sku": item.sku,
        "description": item.name,
        "tracking": item.tracking,
        "quantity": f"{line.quantity:f}",
        "metal": item.metal,
        "fineness": None if item.fineness is None else f"{item.fineness:f}",
        "subtotal": f"{price.subtotal:f}",
        "tax": f"{price.tax_total:f}",
        **({"huid": item.huid} if item.huid else {}),
    }


def _is_quantity(quantity: Decimal, *, tracking: str) -> bool:
    if tracking == Tracking.WEIGHT:
        return _is_exact(quantity, low=Decimal("0.0001"), high=MAX_WEIGHT)
    largest = 1 if tracking == Tracking.PIECE else MAX_QUANTITY
    return _is_exact(quantity, low=Decimal(1), high=Decimal(largest)) and quantity == int(quantity)


def _is_exact(value: Decimal, *, low: Decimal, high: Decimal) -> bool:
    return value.is_finite() and low <= value <= high and value == round(value, 4)
