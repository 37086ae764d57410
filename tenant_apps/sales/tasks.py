"""Work that follows a sale."""

import uuid
from smtplib import SMTPException
from typing import Any

from celery import shared_task

from shared_apps.sms.errors import SmsUnreachable
from shared_apps.tenants.base_tasks import TenantTask
from tenant_apps.sales.services.email_receipt import email_receipt as send
from tenant_apps.sales.services.text_receipt import text_receipt as text


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
    name="sales.text_receipt",
    autoretry_for=(SmsUnreachable,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def text_receipt(*, schema_name: str, event_id: str, sale_id: str, **_: Any) -> None:
    """Text the customer where the receipt is; safe to repeat for the same event."""
    text(sale_id=uuid.UUID(sale_id), event_id=uuid.UUID(event_id))
