"""Close a shop's doors without touching anything of it."""

import uuid

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.actors import PLATFORM, Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.events import TenantSuspended
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.record_audit import record_audit


@transaction.atomic
def suspend_tenant(*, tenant_id: uuid.UUID, actor: Actor = PLATFORM) -> Tenant:
    """Suspend an open shop; a shop that is closed already stays as it is."""
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if TenantStatus(tenant.status).is_open:
        tenant.status = TenantStatus.SUSPENDED
        tenant.save(update_fields=["status"])
        record_audit(tenant_id=tenant.pk, action=TenantAction.SUSPENDED, actor=actor)
        record_event(TenantSuspended(tenant_id=tenant.pk))
    return tenant
