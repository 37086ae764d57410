"""Work of identity that waits for nobody."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.identity.services.sessions import sweep_refresh_tokens
from shared_apps.tenants.base_tasks import PlatformTask
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant


@shared_task(base=PlatformTask, name="identity.sweep_refresh_tokens")
def sweep_all_refresh_tokens(**_: Any) -> None:
    """Delete expired refresh tokens of the platform and of every open shop."""
    now = timezone.now()
    with in_public():
        sweep_refresh_tokens(now=now)
        shops = list(Tenant.objects.shops().open().at_home())
    for tenant in shops:
        with in_tenant(tenant):
            sweep_refresh_tokens(now=now)
