"""Metering: requests every few minutes, everything else once a day and shop."""

from datetime import UTC, date, timedelta
from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from shared_apps.tenants.models import Tenant
from shared_apps.usage.services import flush_requests, measure_shop

QUEUE = "reports"


@shared_task(base=PlatformTask, name="usage.flush_requests")
def flush(**_: Any) -> None:
    flush_requests(today=timezone.now().astimezone(UTC).date())


@shared_task(base=PlatformTask, name="usage.measure_shops")
def measure_all(**_: Any) -> None:
    """Send each open shop's measuring of the day that has ended on its way."""
    day = timezone.now().astimezone(UTC).date() - timedelta(days=1)
    for schema_name in Tenant.objects.shops().open().order_by("pk").values_list("schema_name", flat=True):
        measure.apply_async(kwargs={"schema_name": schema_name, "day": day.isoformat()}, queue=QUEUE)


@shared_task(base=TenantTask, name="usage.measure_shop")
def measure(*, schema_name: str, day: str, **_: Any) -> None:
    measure_shop(day=date.fromisoformat(day))
