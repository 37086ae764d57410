"""Close a shop's doors without touching anything of it."""

import uuid

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.events import TenantSuspended
from shared_apps.tenants.models import Tenant


@transaction.atomic
def suspend_tenant(*, tenant_id: uuid.UUID) -> Tenant:
    """Suspend an open shop; a shop that is closed already stays as it is."""
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if TenantStatus(tenant.status).is_open:
        tenant.status = TenantStatus.SUSPENDED
        tenant.save(update_fields=["status"])
        record_event(TenantSuspended(tenant_id=tenant.pk))
    return tenant
