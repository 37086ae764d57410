"""Take a closing back while the shop is still whole."""

import uuid

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.errors import DeletionStarted, TenantNotClosed
from shared_apps.tenants.events import TenantReopened
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.record_audit import record_audit


@transaction.atomic
def reopen_tenant(*, tenant_id: uuid.UUID, actor: Actor) -> Tenant:
    """Give a closed shop the status back that it was closed from: a suspended one is suspended again.

    Raises:
        TenantNotClosed: nobody closed it.
        DeletionStarted: its data may be gone already.
    """
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if tenant.status != TenantStatus.PENDING_DELETION:
        raise TenantNotClosed
    if tenant.deletion_started_at is not None:
        raise DeletionStarted
    tenant.status = TenantStatus(tenant.closed_from or TenantStatus.SUSPENDED)
    tenant.closed_from, tenant.deletion_due_at = "", None
    tenant.save(update_fields=["status", "closed_from", "deletion_due_at"])
    record_audit(tenant_id=tenant.pk, action=TenantAction.REOPENED, actor=actor, status=tenant.status)
    record_event(TenantReopened(tenant_id=tenant.pk))
    return tenant
