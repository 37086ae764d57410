"""Open a suspended shop again."""

import uuid

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.actors import PLATFORM, Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.events import TenantReactivated
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.record_audit import record_audit


@transaction.atomic
def reactivate_tenant(*, tenant_id: uuid.UUID, actor: Actor = PLATFORM) -> Tenant:
    """Make a suspended shop active; a shop that is open already stays as it is."""
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if tenant.status == TenantStatus.SUSPENDED:
        tenant.status = TenantStatus.ACTIVE
        tenant.save(update_fields=["status"])
        record_audit(tenant_id=tenant.pk, action=TenantAction.REACTIVATED, actor=actor)
        record_event(TenantReactivated(tenant_id=tenant.pk))
    return tenant
