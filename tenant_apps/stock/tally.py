"""What moves of stock add up to, for the books."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.move import Moved
from tenant_apps.stock.valuation import ZERO

type _Alloy = tuple[PartCode, str, Decimal | None]

_METAL_AT = {
    StockPlace.TRANSIT: PartCode.METAL_IN_TRANSIT,
    StockPlace.MEMO: PartCode.METAL_ON_MEMO,
    StockPlace.WORKSHOP: PartCode.GOLDSMITH,
}
"""On the shelf it is METAL_STOCK, and SCRAP_STOCK for scrap."""
COST_AT = {
    StockPlace.SHELF: PartCode.INVENTORY,
    StockPlace.TRANSIT: PartCode.GOODS_IN_TRANSIT,
    StockPlace.MEMO: PartCode.GOODS_ON_MEMO,
    StockPlace.WORKSHOP: PartCode.GOODS_IN_WORKSHOP,
}
METAL_PARTS: Mapping[StockPlace, tuple[PartCode, ...]] = {
    StockPlace.SHELF: (PartCode.METAL_STOCK, PartCode.SCRAP_STOCK),
    **{place: (part,) for place, part in _METAL_AT.items()},
}
"""Under which parts the books hold the metal of each place."""


@dataclass(slots=True)
class _Metal:
    fine_weight: Decimal = ZERO
    weight: Decimal = ZERO
    """Grams as they are, at the alloy's fineness."""


@dataclass(slots=True)
class Tally:
    """Sums by place and alloy, apart for scrap, and the cost of all the rest. An import adds half a million moves."""

    _metals: dict[_Alloy, _Metal] = field(default_factory=lambda: defaultdict(_Metal))
    _costs: dict[StockPlace, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, item: Item, quantity: Decimal, moved: Moved, place: StockPlace = StockPlace.SHELF) -> None:
        """Add what ``quantity`` of an item carried into a place, or out of it."""
        self._costs[place] += moved.cost
        if moved.fine_weight:
            metal = self._metals[_metal_part(item, place), item.metal, item.fineness]
            metal.fine_weight += moved.fine_weight
            metal.weight += quantity if item.tracking == Tracking.WEIGHT else quantity * item.net_weight

    def parts(self, *, currency: str, metal_against: PartCode, cost_against: PartCode) -> list[Part]:
        """Return the balanced parts of an entry: stock, and on the other side what it came from or went to.

        Nothing is left on the other side of goods that only change their place.
        """
        parts = []
        for (code, metal, fineness), sums in self._metals.items():
            parts.append(
                Part(
                    code=code,
                    commodity=metal,
                    amount=sums.fine_weight,
                    gross_weight=sums.weight or None,
                    fineness=fineness,
                )
            )
            parts.append(Part(code=metal_against, commodity=metal, amount=-sums.fine_weight))
        for place, cost in self._costs.items():
            parts.append(Part(code=COST_AT[place], commodity=currency, amount=cost))
            parts.append(Part(code=cost_against, commodity=currency, amount=-cost))
        return parts


def _metal_part(item: Item, place: StockPlace) -> PartCode:
    if place != StockPlace.SHELF:
        return _METAL_AT[place]
    return PartCode.SCRAP_STOCK if item.item_class == ItemClass.SCRAP else PartCode.METAL_STOCK
