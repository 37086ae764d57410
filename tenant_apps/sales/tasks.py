"""Work that follows a sale."""

import uuid
from smtplib import SMTPException
from typing import Any

from celery import shared_task

from shared_apps.tenants.base_tasks import TenantTask
from tenant_apps.sales.services.email_receipt import email_receipt as send


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
