"""What a caller says about stock that comes or goes, and what it carried."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.stock.choices import StockPlace

type LevelKey = tuple[uuid.UUID, uuid.UUID, str]
"""Branch id, item id, place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StockMove:
    """One item in or out of a place of a branch. Quantity: pieces, count or grams as it is tracked; negative is out.

    What comes in may say what the whole of it brings: ``fine_weight``, pure grams of the item's metal, and ``cost``,
    money for all that is not metal. Left out, they follow from the item. What goes out takes its share of what is
    there. A quantity of zero corrects the value of what is there, by signed amounts.
    """

    item_id: uuid.UUID
    branch_id: uuid.UUID
    quantity: Decimal
    fine_weight: Decimal | None = None
    cost: Decimal | None = None
    reason: str = ""
    place: StockPlace = StockPlace.SHELF

    @property
    def key(self) -> LevelKey:
        """Return which level it changes."""
        return self.branch_id, self.item_id, self.place


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """What a move carried, as it is written: grams of pure metal and other cost, negative where it went out."""

    fine_weight: Decimal
    cost: Decimal
