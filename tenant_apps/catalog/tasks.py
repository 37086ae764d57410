"""Work on photos and certificates that nobody waits for."""

import uuid
from typing import Any

from celery import shared_task
from django.db import OperationalError

from shared_apps.tenants.base_tasks import TenantTask
from tenant_apps.catalog.services.clear_certificate import clear_certificate as forget
from tenant_apps.catalog.services.clear_photo import clear_photo as clear
from tenant_apps.catalog.services.develop_photo import develop_photo as develop


@shared_task(
    base=TenantTask,
    name="catalog.develop_photo",
    autoretry_for=(OSError, OperationalError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def develop_photo(*, schema_name: str, photo_id: str, **_: Any) -> None:
    """Make a photo's pictures; safe to repeat."""
    develop(photo_id=uuid.UUID(photo_id))


@shared_task(
    base=TenantTask,
    name="catalog.clear_photo",
    autoretry_for=(OSError, OperationalError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def clear_photo(*, schema_name: str, photo_id: str, **_: Any) -> None:
    """Delete the files of a photo that was removed; safe to repeat."""
    clear(photo_id=uuid.UUID(photo_id))


@shared_task(
    base=TenantTask,
    name="catalog.clear_certificate",
    autoretry_for=(OSError, OperationalError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=8,
)
def clear_certificate(*, schema_name: str, certificate_id: str, **_: Any) -> None:
    """Delete the file of a certificate that was removed; safe to repeat."""
    forget(certificate_id=uuid.UUID(certificate_id))
