"""The audit of each shop is sealed every minute in which something was written."""

from typing import Any

import structlog
from celery import shared_task
from django.utils import timezone

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from tenant_apps.audit.errors import ChainNotAnchored, TransactionsBehind
from tenant_apps.audit.selectors.shops_to_seal import shops_to_seal
from tenant_apps.audit.services.seal_entries import seal_entries

logger = structlog.get_logger(__name__)


@shared_task(base=PlatformTask, name="audit.seal_all")
def seal_all(**_: Any) -> None:
    """Send each shop whose audit grew its sealing."""
    for schema_name in shops_to_seal():
        seal.delay(schema_name=schema_name)


@shared_task(base=TenantTask, name="audit.seal")
def seal(*, schema_name: str, **_: Any) -> None:
    try:
        head = seal_entries(now=timezone.now())
    except (ChainNotAnchored, TransactionsBehind) as error:
        # Asked again every minute, and answered so until a person has looked.
        logger.critical("audit_is_not_sealed", shop=schema_name, why=str(error))
        raise
    # The log leaves the machine: a head in it is one that nobody can take back with the database.
    logger.info("audit_sealed", shop=schema_name, number=head.number, hash=bytes(head.hash).hex())
