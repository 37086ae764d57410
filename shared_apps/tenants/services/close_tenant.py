"""Close a shop for good; for a while it can be reopened."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.events import TenantClosed
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.record_audit import record_audit

GRACE = timedelta(days=30)


@transaction.atomic
def close_tenant(*, tenant_id: uuid.UUID, actor: Actor, now: datetime) -> Tenant:
    """Shut the shop and set the day of its deletion; a shop that is closed already keeps its day."""
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if tenant.status != TenantStatus.PENDING_DELETION:
        tenant.closed_from, tenant.status = tenant.status, TenantStatus.PENDING_DELETION
        tenant.deletion_due_at = now + GRACE
        tenant.save(update_fields=["status", "closed_from", "deletion_due_at"])
        due = tenant.deletion_due_at.isoformat()
        record_audit(tenant_id=tenant.pk, action=TenantAction.CLOSED, actor=actor, was=tenant.closed_from, due=due)
        record_event(TenantClosed(tenant_id=tenant.pk))
    return tenant
