"""How long the stock has been here, and what of it nobody touches."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from tenant_apps.stock.held import SUMS, StockSums
from tenant_apps.stock.models import Level, Movement

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
    came = Movement.objects.filter(item=OuterRef("item"), branch=OuterRef("branch"), quantity__gt=0)
    levels = _levels(branch_id).annotate(
        came_at=Subquery(came.order_by("-moved_at").values("moved_at")[:1], output_field=DateTimeField())
    )
    younger = [
        When(came_at__gt=now - timedelta(days=days + 1), then=Value(place)) for place, days in enumerate(BUCKETS)
    ]
    aged = levels.annotate(bucket=Case(*younger, default=Value(len(BUCKETS))))
    rows = aged.order_by("bucket", "item__metal").values_list("bucket", "item__metal").annotate(**SUMS)
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
    return _levels(branch_id).filter(~Exists(lately)).order_by("item_id", "pk")


def _levels(branch_id: uuid.UUID | None) -> QuerySet[Level]:
    levels = Level.objects.order_by().filter(quantity__gt=0)
    return levels if branch_id is None else levels.filter(branch_id=branch_id)
