"""How long the stock has been here, and what of it nobody touches."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from tenant_apps.stock.held import StockSums
from tenant_apps.stock.models import Level, Movement

# By hand, because the ORM would look for the arrival of each level by itself: several times as long.
AGES = """
SELECT width_bucket(extract(epoch FROM %(now)s::timestamptz - came.at) / 86400, %(days)s::numeric[]), item.metal,
    coalesce(sum(level.quantity) FILTER (WHERE level.tracking <> 'WEIGHT'), 0),
    coalesce(sum(level.quantity) FILTER (WHERE level.tracking = 'WEIGHT'), 0), sum(level.fine_weight), sum(level.cost)
FROM stock_level AS level
JOIN catalog_item AS item ON item.id = level.item_id
JOIN (
    SELECT item_id, branch_id, max(moved_at) AS at FROM stock_movement WHERE quantity > 0 GROUP BY item_id, branch_id
) AS came ON came.item_id = level.item_id AND came.branch_id = level.branch_id
WHERE level.quantity > 0 AND (%(branch)s::uuid IS NULL OR level.branch_id = %(branch)s::uuid)
GROUP BY 1, 2 ORDER BY 1, 2
"""
BUCKETS = (30, 90, 180, 365)
"""The last day of each; what is older is a bucket of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StockAge:
    """The stock of a metal (empty: goods without) that has been here for this many days. ``to_days`` None: and more."""

    from_days: int
    to_days: int | None
    metal: str
    sums: StockSums


def stock_age(*, now: datetime, branch_id: uuid.UUID | None = None) -> list[StockAge]:
    """Return the stock by age and metal, the youngest first. One statement.

    A piece is here since it last came into its branch; of what is counted or weighed, the last that came tells.
    """
    with connection.cursor() as cursor:
        cursor.execute(AGES, {"now": now, "days": [days + 1 for days in BUCKETS], "branch": branch_id})
        rows = cursor.fetchall()
    return [
        StockAge(
            from_days=BUCKETS[bucket - 1] + 1 if bucket else 0,
            to_days=BUCKETS[bucket] if bucket < len(BUCKETS) else None,
            metal=metal,
            sums=StockSums(pieces=pieces, grams=grams, fine_weight=fine_weight, cost=cost),
        )
        for bucket, metal, pieces, grams, fine_weight, cost in rows
    ]


def dead_stock(*, now: datetime, days: int, branch_id: uuid.UUID | None = None) -> QuerySet[Level]:
    """Return the levels of which nothing came or went for ``days`` days, what was entered first at the top.

    A correction of weight or cost moves nothing.
    """
    lately = Movement.objects.filter(
        ~Q(quantity=0), item=OuterRef("item"), branch=OuterRef("branch"), moved_at__gt=now - timedelta(days=days)
    )
    levels = Level.objects.filter(~Exists(lately), quantity__gt=0).order_by("item_id", "pk")
    return levels if branch_id is None else levels.filter(branch_id=branch_id)
