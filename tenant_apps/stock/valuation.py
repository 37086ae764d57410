"""What each move carries: told or the item's own on the way in, the moving average on the way out."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from tenant_apps.catalog.models import Item
from tenant_apps.stock.move import LevelKey, Moved, StockMove

FINE_STEP, COST_STEP = Decimal("0.00000001"), Decimal("0.0001")
ZERO = Decimal(0)
_PRECISION = 60
"""A level has up to 30 digits and a quantity 20: their product is exact, and only the share is rounded."""


@dataclass(slots=True)
class Held:
    """What a place has of an item: quantity in its unit, pure grams, money for the rest, and how much is reserved."""

    quantity: Decimal = ZERO
    fine_weight: Decimal = ZERO
    cost: Decimal = ZERO
    reserved: Decimal = ZERO

    def put(self, quantity: Decimal, moved: Moved) -> None:
        self.quantity += quantity
        self.fine_weight += moved.fine_weight
        self.cost += moved.cost

    def share_of(self, quantity: Decimal) -> Moved:
        """Return what leaves with ``quantity``: its part of the average, or all that is left with the last."""
        if quantity == self.quantity:
            return Moved(fine_weight=-self.fine_weight, cost=-self.cost)
        return Moved(
            fine_weight=-(self.fine_weight * quantity / self.quantity).quantize(FINE_STEP, ROUND_HALF_UP),
            cost=-(self.cost * quantity / self.quantity).quantize(COST_STEP, ROUND_HALF_UP),
        )


def values_of(
    moves: Sequence[StockMove], *, held: Mapping[LevelKey, Held], items: Mapping[uuid.UUID, Item]
) -> list[Moved]:
    """Return what each move carries, in the order of the moves.

    ``held`` are the levels that something leaves, as they are before, with enough in them; ``items`` those whose own
    weight and cost are asked for. In one level corrections come first, then what comes in, then what goes out.
    """
    if not held and all(move.quantity > 0 for move in moves):  # thousands at once, when they are imported
        return [_brought(move, items) for move in moves]
    there: defaultdict[LevelKey, Held] = defaultdict(Held)
    there.update({key: Held(kept.quantity, kept.fine_weight, kept.cost) for key, kept in held.items()})
    values: dict[int, Moved] = {}
    with localcontext(prec=_PRECISION):
        for number, move in sorted(enumerate(moves), key=lambda numbered: _turn(numbered[1])):
            kept = there[move.key]
            values[number] = kept.share_of(-move.quantity) if move.quantity < 0 else _brought(move, items)
            kept.put(move.quantity, values[number])
    return [values[number] for number in range(len(moves))]


def _turn(move: StockMove) -> int:
    if move.quantity == 0:
        return 0
    return 1 if move.quantity > 0 else 2


def _brought(move: StockMove, items: Mapping[uuid.UUID, Item]) -> Moved:
    return Moved(
        fine_weight=items[move.item_id].fine_weight_of(move.quantity)
        if move.fine_weight is None
        else move.fine_weight.quantize(FINE_STEP, ROUND_HALF_UP),
        cost=items[move.item_id].cost_of(move.quantity)
        if move.cost is None
        else move.cost.quantize(COST_STEP, ROUND_HALF_UP),
    )
