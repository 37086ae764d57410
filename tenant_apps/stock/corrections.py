"""What must be put right in stock when the catalogue says something else of an item that is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.move import LevelKey, StockMove
from tenant_apps.stock.valuation import ZERO, Held

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Worth:
    """Pure grams and other cost of one unit, as the catalogue says."""

    fine_weight: Decimal
    cost: Decimal


def worth_of(item: Item) -> Worth:
    """Return what one unit of the item is worth in stock."""
    return Worth(item.fine_weight_of(_ONE), item.unit_cost)


def corrections(item: Item, was: Worth, held: Mapping[LevelKey, Held]) -> list[StockMove]:
    """Return the moves of nothing but value that bring ``held`` to what the item now says, having said ``was`` before.

    A new weight or fineness is what everything in stock weighs. A new cost is that of a unique piece; of what is
    counted or weighed it is the price of the next that comes, and what is there cost what it cost.
    """
    is_weighed = item.fine_weight_of(_ONE) != was.fine_weight
    is_priced = item.tracking == Tracking.PIECE and item.unit_cost != was.cost
    moves = [
        StockMove(
            item_id=item.pk,
            branch_id=branch_id,
            place=StockPlace(place),
            quantity=ZERO,
            fine_weight=item.fine_weight_of(kept.quantity) - kept.fine_weight if is_weighed else ZERO,
            cost=item.cost_of(kept.quantity) - kept.cost if is_priced else ZERO,
        )
        for (branch_id, _, place), kept in held.items()
    ]
    return [move for move in moves if move.fine_weight or move.cost]
