"""Work of pricing that waits for nobody."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.services.sweep_quotes import sweep_quotes


@shared_task(base=PlatformTask, name="pricing.sweep_quotes")
def sweep_all_quotes(**_: Any) -> None:
    """Throw away the old quotes of every open shop."""
    now = timezone.now()
    with in_public():
        shops = list(Tenant.objects.shops().open().at_home())
    for tenant in shops:
        with in_tenant(tenant):
            sweep_quotes(now=now)
