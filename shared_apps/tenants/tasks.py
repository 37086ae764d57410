"""The platform's daily work on shops."""

import uuid
from typing import Any

import structlog
from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from project.database.clusters import other_clusters
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.base_tasks import PlatformTask
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.copy_references import copy_references
from shared_apps.tenants.services.delete_tenant import delete_tenant
from shared_apps.tenants.services.forget_old_addresses import forget_old_addresses

logger = structlog.get_logger(__name__)


@shared_task(base=PlatformTask, name="tenants.forget_old_addresses")
def forget_old(**_: Any) -> None:
    """Let go of old addresses whose time is over. Runs daily."""
    forget_old_addresses(now=timezone.now())


@shared_task(base=PlatformTask, name="tenants.copy_references")
def copy_to_clusters(**_: Any) -> None:
    """Bring new rates and the like to the other clusters. Runs every 15 seconds where there are any."""
    for cluster in other_clusters():
        try:
            copy_references(cluster=cluster)
        except OperationalError as error:
            logger.warning("references_not_copied", cluster=cluster, reason=str(error))


@shared_task(base=PlatformTask, name="tenants.delete_due")
def delete_due(**_: Any) -> None:
    """Queue the deletion of every closed shop whose time is over. Runs daily, so one that was stopped goes on."""
    for tenant_id in Tenant.objects.shops().filter(deletion_due_at__lte=timezone.now()).values_list("pk", flat=True):
        # A task each: one that fails does not keep the others waiting.
        delete_one.delay(tenant_id=str(tenant_id))


@shared_task(base=PlatformTask, name="tenants.delete_one")
def delete_one(*, tenant_id: str, **_: Any) -> None:
    try:
        delete_tenant(tenant_id=uuid.UUID(tenant_id), actor=PLATFORM, now=timezone.now())
    except Tenant.DoesNotExist:
        logger.info("shop_is_deleted_already", tenant_id=tenant_id)
