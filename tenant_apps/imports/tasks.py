"""Imports in a worker."""

import uuid
from typing import Any

from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import TenantTask
from tenant_apps.imports.services.run_import import run_import as run


@shared_task(base=TenantTask, name="imports.run_import")
def run_import(*, schema_name: str, job_id: str, **_: Any) -> None:
    """Run one job; delivered twice, the second does nothing."""
    run(job_id=uuid.UUID(job_id), now=timezone.now())
