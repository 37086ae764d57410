"""What the first page of the console tells."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils.functional import Promise

from shared_apps.events.models import OutboxEvent
from shared_apps.market.models import MetalRate
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.models import Tenant

NEWEST = 5
SLOW_DELIVERY = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class StatusCount:
    status: str
    label: str | Promise
    count: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    shops: list[StatusCount]
    newest_shops: list[Tenant]
    rates: list[MetalRate]
    held_rates: int
    parked_events: int
    late_events: int
    """Recorded more than a minute ago and still on the way: the worker or the scheduler may be down."""


def platform_overview(*, now: datetime) -> Overview:
    """Return the state of the platform; a fixed number of statements."""
    counts = dict(Tenant.objects.shops().order_by().values_list("status").annotate(Count("pk")))
    waiting = OutboxEvent.objects.waiting()
    return Overview(
        shops=[
            StatusCount(status=status.value, label=status.label, count=counts.get(status.value, 0))
            for status in TenantStatus
        ],
        newest_shops=list(Tenant.objects.shops().order_by("-created_at", "-pk")[:NEWEST]),
        rates=_newest_rates(),
        held_rates=MetalRate.objects.held().count(),
        parked_events=OutboxEvent.objects.parked().count(),
        late_events=waiting.filter(recorded_at__lt=now - SLOW_DELIVERY).count(),
    )


def _newest_rates() -> list[MetalRate]:
    """Return the newest applied rate of each metal and currency."""
    newest_first = MetalRate.objects.applied().order_by("metal", "currency", "-quoted_at", "-pk")
    return list(newest_first.distinct("metal", "currency"))
