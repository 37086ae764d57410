"""Work that follows plans."""

import uuid
from smtplib import SMTPException
from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.instalments.services.email_reminder import email_reminder as send
from tenant_apps.instalments.services.end_voided_plan import end_voided_plan as end
from tenant_apps.instalments.services.reckon_return import reckon_return as reckon
from tenant_apps.instalments.services.remind_dues import remind_dues


@shared_task(base=PlatformTask, name="instalments.remind_dues")
def remind_all_dues(**_: Any) -> None:
    """Announce what is due in every open shop."""
    now = timezone.now()
    with in_public():
        shops = list(Tenant.objects.shops().open())
    for tenant in shops:
        with in_tenant(tenant):
            remind_dues(now=now)


@shared_task(
    base=TenantTask,
    name="instalments.email_reminder",
    autoretry_for=(SMTPException, OSError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def email_reminder(*, schema_name: str, event_id: str, plan_id: str, **_: Any) -> None:
    """Send the customer's reminder; safe to repeat for the same event."""
    send(plan_id=uuid.UUID(plan_id), event_id=uuid.UUID(event_id), now=timezone.now())


@shared_task(base=TenantTask, name="instalments.reckon_return", acks_late=True)
def reckon_return(*, schema_name: str, sale_id: str, refund_id: str, **_: Any) -> None:
    """Lower what is open of the plan of a sale; safe to repeat."""
    reckon(sale_id=uuid.UUID(sale_id), refund_id=uuid.UUID(refund_id), now=timezone.now())


@shared_task(base=TenantTask, name="instalments.end_voided_plan", acks_late=True)
def end_voided_plan(*, schema_name: str, sale_id: str, **_: Any) -> None:
    """Cancel the plan of a sale that was made void; safe to repeat."""
    end(sale_id=uuid.UUID(sale_id), now=timezone.now())
