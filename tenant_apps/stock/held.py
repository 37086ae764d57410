"""Sums of stock in groups. They are linear: a day's stock is today's less what came since, whatever the group."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.choices import StockGroup

GROUP_FIELD: Mapping[StockGroup, str] = {
    StockGroup.BRANCH: "branch_id",
    StockGroup.CATEGORY: "item__category_id",
    StockGroup.PLACE: "place",
}
"""A field of levels and movements alike. The metal alone is no group beside itself."""

type GroupOf = uuid.UUID | str | None
"""The id of a branch or category, or the code of a place; None for what belongs to none."""

type GroupKey = tuple[GroupOf, str]
"""What the group's field says, and the metal: a code, or empty for goods without."""

_BY_WEIGHT = Q(item__tracking=Tracking.WEIGHT)
_NOTHING = Value(Decimal(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class StockSums:
    """``pieces`` of what is counted, ``grams`` of what is weighed; pure grams of the metal; money for all the rest."""

    pieces: Decimal = Decimal(0)
    grams: Decimal = Decimal(0)
    fine_weight: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)

    def __add__(self, other: "StockSums") -> "StockSums":
        return StockSums(
            pieces=self.pieces + other.pieces,
            grams=self.grams + other.grams,
            fine_weight=self.fine_weight + other.fine_weight,
            cost=self.cost + other.cost,
        )

    def __neg__(self) -> "StockSums":
        return StockSums(pieces=-self.pieces, grams=-self.grams, fine_weight=-self.fine_weight, cost=-self.cost)

    def __bool__(self) -> bool:
        return any((self.pieces, self.grams, self.fine_weight, self.cost))


def stock_sums(rows: QuerySet[Any], *, by: StockGroup) -> dict[GroupKey, StockSums]:
    """Add up levels or movements by the group and the metal, in one statement."""
    groups = [GROUP_FIELD[by]] if by in GROUP_FIELD else []
    found = rows.order_by().values_list(*groups, "item__metal").annotate(**SUMS)
    return {(row[0] if groups else None, row[-5]): _sums(row[-4:]) for row in found}


def added(*parts: Mapping[GroupKey, StockSums]) -> dict[GroupKey, StockSums]:
    """Return the sums of ``parts``, without what comes to nothing."""
    total: dict[GroupKey, StockSums] = {}
    for part in parts:
        for key, sums in part.items():
            total[key] = total.get(key, StockSums()) + sums
    return {key: sums for key, sums in total.items() if sums}


def negated(sums: Mapping[GroupKey, StockSums]) -> dict[GroupKey, StockSums]:
    return {key: -each for key, each in sums.items()}


def _sums(values: Iterable[Decimal]) -> StockSums:
    pieces, grams, fine_weight, cost = values
    return StockSums(pieces=pieces, grams=grams, fine_weight=fine_weight, cost=cost)


SUMS = {
    "pieces": Coalesce(Sum("quantity", filter=~_BY_WEIGHT), _NOTHING),
    "grams": Coalesce(Sum("quantity", filter=_BY_WEIGHT), _NOTHING),
    "fine": Sum("fine_weight"),
    "money": Sum("cost"),
}
