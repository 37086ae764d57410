"""What moves of stock add up to, for the books."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.stock.move import Moved
from tenant_apps.stock.valuation import ZERO

type _Alloy = tuple[PartCode, str, Decimal | None]


@dataclass(slots=True)
class _Metal:
    fine_weight: Decimal = ZERO
    weight: Decimal = ZERO
    """Grams as they are, at the alloy's fineness."""


@dataclass(slots=True)
class Tally:
    """Sums by alloy, apart for scrap, and the cost of all the rest; an import adds half a million moves to it."""

    _metals: dict[_Alloy, _Metal] = field(default_factory=lambda: defaultdict(_Metal))
    _cost: Decimal = ZERO

    def add(self, item: Item, quantity: Decimal, moved: Moved) -> None:
        """Add what ``quantity`` of an item carried."""
        self._cost += moved.cost
        if moved.fine_weight:
            code = PartCode.SCRAP_STOCK if item.item_class == ItemClass.SCRAP else PartCode.METAL_STOCK
            metal = self._metals[code, item.metal, item.fineness]
            metal.fine_weight += moved.fine_weight
            metal.weight += quantity if item.tracking == Tracking.WEIGHT else quantity * item.net_weight

    def parts(self, *, currency: str, metal_against: PartCode, cost_against: PartCode) -> list[Part]:
        """Return the balanced parts of an entry: stock, and on the other side what it came from or went to."""
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
        parts.append(Part(code=PartCode.INVENTORY, commodity=currency, amount=self._cost))
        parts.append(Part(code=cost_against, commodity=currency, amount=-self._cost))
        return parts
