"""What was in stock at the end of a day, by group and metal."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, QuerySet

from shared_apps.tenants.context import current_tenant
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.held import GroupKey, StockSums, added, negated, stock_sums
from tenant_apps.stock.models import Level, Movement

EARLY = 0.6
"""Of the time in which stock was moved."""


def stock_held(
    *, by: StockGroup, on: date | None = None, branch_id: uuid.UUID | None = None
) -> dict[GroupKey, StockSums]:
    """Return what is held now, or was at the end of the shop's day ``on``: one statement, or at most three.

    A day that is over is reckoned from whichever end of the movements is nearer: backwards from the levels, or forwards
    from nothing. An item is counted under the metal and the category that it has today.
    """
    levels, movements = _of(Level.objects.filter(quantity__gt=0), branch_id), _of(Movement.objects.all(), branch_id)
    if on is None:
        return added(stock_sums(levels, by=by))
    end = start_of(on + timedelta(days=1))
    if _is_early(end):
        return added(stock_sums(movements.filter(moved_at__lt=end), by=by))
    since = stock_sums(movements.filter(moved_at__gte=end), by=by)
    return added(stock_sums(levels, by=by), negated(since))


def _of[Row: (Level, Movement)](rows: QuerySet[Row], branch_id: uuid.UUID | None) -> QuerySet[Row]:
    return rows if branch_id is None else rows.filter(branch_id=branch_id)


def _is_early(moment: datetime) -> bool:
    """Whether fewer movements lie before a moment than after it, the levels' own reading counted with those."""
    ends = Movement.objects.aggregate(first=Min("moved_at"), last=Max("moved_at"))
    if ends["first"] is None or moment <= ends["first"]:
        return True
    return bool(moment - ends["first"] < (ends["last"] - ends["first"]) * EARLY)


def start_of(day: date) -> datetime:
    """Return the moment in which a day of the shop begins."""
    return datetime.combine(day, time.min, ZoneInfo(current_tenant().time_zone))
