"""Work that follows a sale."""

import uuid
from smtplib import SMTPException
from typing import Any

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.services.email_receipt import email_receipt as send
from tenant_apps.sales.services.reckon_points import reckon_points as reckon
from tenant_apps.sales.services.sweep_parked_carts import sweep_parked_carts


@shared_task(
    base=TenantTask,
    name="sales.email_receipt",
    autoretry_for=(SMTPException, OSError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def email_receipt(*, schema_name: str, event_id: str, sale_id: str, **_: Any) -> None:
    """Send the customer's receipt; safe to repeat for the same event."""
    send(sale_id=uuid.UUID(sale_id), event_id=uuid.UUID(event_id))


@shared_task(
    base=TenantTask,
    name="sales.reckon_points",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def reckon_points(*, schema_name: str, sale_id: str, **_: Any) -> None:
    """Bring the points of a sale up to date; safe to repeat."""
    reckon(sale_id=uuid.UUID(sale_id), now=timezone.now())


@shared_task(base=PlatformTask, name="sales.sweep_parked_carts")
def sweep_all_parked_carts(**_: Any) -> None:
    """Throw away the expired carts of every open shop."""
    now = timezone.now()
    with in_public():
        shops = list(Tenant.objects.shops().open())
    for tenant in shops:
        with in_tenant(tenant):
            sweep_parked_carts(now=now)
