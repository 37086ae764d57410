"""What was in stock at the end of a day, by group and metal."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared_apps.tenants.context import current_tenant
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.held import GroupKey, StockSums, added, negated, stock_sums
from tenant_apps.stock.models import Level, Movement


def stock_held(
    *, by: StockGroup, on: date | None = None, branch_id: uuid.UUID | None = None
) -> dict[GroupKey, StockSums]:
    """Return what is held now, or was at the end of the shop's day ``on``: one statement, or two.

    Reckoned backwards, from the levels and the movements since: the more recent the day, the fewer rows. An item is
    counted under the metal and the category that it has today.
    """
    levels = Level.objects.filter(quantity__gt=0)
    since = None if on is None else Movement.objects.filter(moved_at__gte=start_of(on + timedelta(days=1)))
    if branch_id is not None:
        levels = levels.filter(branch_id=branch_id)
        since = None if since is None else since.filter(branch_id=branch_id)
    held = stock_sums(levels, by=by)
    return added(held) if since is None else added(held, negated(stock_sums(since, by=by)))


def start_of(day: date) -> datetime:
    """Return the moment in which a day of the shop begins."""
    return datetime.combine(day, time.min, ZoneInfo(current_tenant().time_zone))
