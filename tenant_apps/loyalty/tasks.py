"""Work of loyalty that waits for nobody."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.loyalty.services.expire_gift_cards import expire_gift_cards
from tenant_apps.loyalty.services.expire_points import expire_points
from tenant_apps.loyalty.services.revalue_points import revalue_points


@shared_task(base=PlatformTask, name="loyalty.expire_everywhere")
def expire_everywhere(**_: Any) -> None:
    """Ask for the work of every open shop."""
    with in_public():
        shops = list(Tenant.objects.shops().open().values_list("schema_name", flat=True))
    for schema_name in shops:
        expire_credit.apply_async(kwargs={"schema_name": schema_name})


@shared_task(base=TenantTask, name="loyalty.expire_credit")
def expire_credit(*, schema_name: str, **_: Any) -> None:
    """Let a shop's points and cards run out, and keep the rest at what it is worth; safe to repeat."""
    now = timezone.now()
    expire_points(now=now)
    expire_gift_cards(now=now)
    revalue_points(now=now)
