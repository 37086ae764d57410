"""Delete a closed shop when its time is over: schema, role, files, cache, and its rows in public last."""

import uuid
from datetime import datetime

from django.db import transaction

from project.database.clusters import PLATFORM
from shared_apps.anchors.models import Anchor
from shared_apps.events.models import OutboxEvent
from shared_apps.events.record import record_event
from shared_apps.events.services.collect_events import collect_events
from shared_apps.idempotency.models import IdempotentRequest
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.cache import forget_shop
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.errors import DeletionNotDue, TenantNotClosed
from shared_apps.tenants.events import TenantDeleted
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.moving.alone import alone_with
from shared_apps.tenants.provisioning.dropping import drop_schema_and_role
from shared_apps.tenants.services.record_audit import record_audit
from shared_apps.tenants.storage import TenantFileStorage


def delete_tenant(*, tenant_id: uuid.UUID, actor: Actor, now: datetime) -> None:
    """Remove everything of the shop, on every cluster; when it was stopped half-way, the next call does the rest.

    Each step finds nothing to do when it was done before. The shop's row goes last, so until then it is found again.

    Raises:
        Tenant.DoesNotExist: there is no such shop, or it is deleted already.
        TenantNotClosed: nobody closed it.
        DeletionNotDue: it can still be reopened.
        MoveUnderWay: somebody moves it at this moment, or deletes it, too.
    """
    with alone_with(tenant_id):
        tenant = _start(tenant_id, actor, now)
        # A move that was stopped may have left a copy elsewhere.
        for cluster in sorted({tenant.cluster, tenant.moving_to, tenant.left_on} - {""}):
            drop_schema_and_role(tenant.on(cluster))
        if tenant.cluster != PLATFORM:
            # What it announced there would come over after the rest is gone.
            collect_events(cluster=tenant.cluster)
        with in_tenant(tenant):
            TenantFileStorage().remove_all()
        forget_shop(tenant.schema_name)
        _finish(tenant, actor)


@transaction.atomic
def _start(tenant_id: uuid.UUID, actor: Actor, now: datetime) -> Tenant:
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if tenant.status != TenantStatus.PENDING_DELETION or tenant.deletion_due_at is None:
        raise TenantNotClosed
    if tenant.deletion_due_at > now:
        raise DeletionNotDue(due=tenant.deletion_due_at.isoformat())
    if tenant.deletion_started_at is None:
        tenant.deletion_started_at = now
        tenant.save(update_fields=["deletion_started_at"])
        record_audit(tenant_id=tenant.pk, action=TenantAction.DELETION_STARTED, actor=actor)
    return tenant


@transaction.atomic
def _finish(tenant: Tenant, actor: Actor) -> None:
    tenant_id = tenant.pk
    with in_public():
        OutboxEvent.objects.filter(schema_name=tenant.schema_name).delete()
        # The same sign-up asked again must not point at a shop that is gone.
        IdempotentRequest.objects.filter(use_case="sign_up_tenant", result_id=tenant_id).delete()
        Anchor.objects.filter(tenant_id=tenant_id).delete()
        # Subscription and domains go with it.
        tenant.delete()
        record_audit(tenant_id=tenant_id, action=TenantAction.DELETED, actor=actor, slug=tenant.slug)
        record_event(TenantDeleted(tenant_id=tenant_id))
