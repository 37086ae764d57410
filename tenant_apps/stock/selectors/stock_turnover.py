"""How often the stock was sold over a period."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from project.errors import InvalidInput
from tenant_apps.stock.choices import MovementKind, StockGroup
from tenant_apps.stock.held import GroupKey, GroupOf, StockSums, negated, stock_sums
from tenant_apps.stock.models import Movement
from tenant_apps.stock.selectors.group_names import group_names
from tenant_apps.stock.selectors.stock_held import start_of, stock_held

SOLD = (MovementKind.SALE, MovementKind.REFUND)
"""What came back was not sold."""
_STEP = Decimal("0.01")


@dataclass(frozen=True, kw_only=True, slots=True)
class Turnover:
    """A group's stock of a metal at both ends of a period, and what was sold between them, returns taken off."""

    group_id: GroupOf
    group: str
    metal: str
    opening: StockSums
    closing: StockSums
    sold: StockSums

    @property
    def times(self) -> Decimal | None:
        """Return sold ÷ average stock: of fine grams, or of cost for goods without metal. None: there was no stock."""
        measure = "fine_weight" if self.metal else "cost"
        opening, closing, sold = (getattr(sums, measure) for sums in (self.opening, self.closing, self.sold))
        average = (opening + closing) / 2
        return (sold / average).quantize(_STEP, ROUND_HALF_UP) if average > 0 else None


def stock_turnover(*, by: StockGroup, first: date, last: date, branch_id: uuid.UUID | None = None) -> list[Turnover]:
    """Return the turnover of the shop's days from ``first`` to ``last``, both included. At most six statements.

    Raises:
        InvalidInput: the period ends before it starts.
    """
    if last < first:
        raise InvalidInput({"last_on": ("BAD_RANGE", _("The period ends before it starts."))})
    opening = stock_held(by=by, on=first - timedelta(days=1), branch_id=branch_id)
    closing = stock_held(by=by, on=last, branch_id=branch_id)
    sold = _sold(by=by, first=first, last=last, branch_id=branch_id)
    keys = opening.keys() | closing.keys() | sold.keys()
    names = group_names(by, {key for key, _metal in keys})
    rows = [
        Turnover(
            group_id=key,
            group=names[key],
            metal=metal,
            opening=opening.get((key, metal), StockSums()),
            closing=closing.get((key, metal), StockSums()),
            sold=sold.get((key, metal), StockSums()),
        )
        for key, metal in keys
    ]
    return sorted(rows, key=lambda row: (row.group_id is None, row.group, row.metal == "", row.metal))


def _sold(*, by: StockGroup, first: date, last: date, branch_id: uuid.UUID | None) -> Mapping[GroupKey, StockSums]:
    moved = Movement.objects.filter(
        kind__in=SOLD, moved_at__gte=start_of(first), moved_at__lt=start_of(last + timedelta(days=1))
    )
    if branch_id is not None:
        moved = moved.filter(branch_id=branch_id)
    return negated(stock_sums(moved, by=by))
