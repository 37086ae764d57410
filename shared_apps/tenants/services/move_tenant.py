"""Move a shop to another database cluster. At any moment exactly one serves it, or it says that it will be back."""

import uuid
from time import sleep

from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from project.database.clusters import PLATFORM
from shared_apps.events.record import record_event
from shared_apps.events.services.collect_events import collect_events
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_public
from shared_apps.tenants.errors import DeletionStarted, MoveRefused
from shared_apps.tenants.events import TenantMoved
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.moving.alone import alone_with
from shared_apps.tenants.moving.copying import copy_shop
from shared_apps.tenants.moving.doors import close_doors, open_doors
from shared_apps.tenants.provisioning.dropping import drop_schema_and_role
from shared_apps.tenants.provisioning.template import wanted_state
from shared_apps.tenants.selectors.tenants import NEAR_SECONDS
from shared_apps.tenants.services.record_audit import record_audit

PATIENCE_SECONDS = NEAR_SECONDS
"""Other processes serve the shop as it was for so long: they must not be met by a schema that is gone."""


def move_tenant(*, tenant_id: uuid.UUID, to: str, actor: Actor) -> Tenant:
    """Bring the shop to the cluster ``to``; one that lives there already stays, and a move elsewhere is given up.

    The steps, each of which finds what a run that was killed has left:

    1. ``moving_to`` is set. The shop answers 503, and its tasks wait; after ``PATIENCE_SECONDS`` every process knows.
    2. Whoever was inside is waited for; then the shop's role loses the right to write.
    3. Schema, role and rows are built on ``to`` and compared, in one transaction there.
    4. ``cluster`` becomes ``to``, in one transaction: the shop is open there.
    5. What ``left_on`` names is dropped: the old schema and role.

    A failure before the fourth opens the shop where it was. Files are not touched: they belong to no cluster.

    Raises:
        Tenant.DoesNotExist: there is no such shop.
        DeletionStarted: its data may be gone already.
        MoveRefused: there is no such cluster, it is not prepared, it is the same database, or the shop is behind.
        MoveUnderWay: somebody else moves or deletes the shop.
        ShopBusy: something in the shop did not come to an end.
        CopyDiffers: a table there is not what it is here.
        TemplateIsOld: the template does not have this release's migrations.
    """
    if to not in settings.CLUSTERS:
        raise MoveRefused(cluster=to, reason="UNKNOWN")
    with alone_with(tenant_id):
        tenant: Tenant = Tenant.objects.shops().get(pk=tenant_id)
        if tenant.moving_to not in {"", to}:
            _give_up(tenant, actor)
        _clear_up(tenant)
        if tenant.cluster != to:
            try:
                _refuse_unfit(tenant, to)
                _start(tenant, to, actor)
                sleep(PATIENCE_SECONDS)
                close_doors(tenant)
                rows = copy_shop(tenant, to=to)
                if tenant.cluster != PLATFORM:
                    collect_events(cluster=tenant.cluster)
                _switch(tenant, rows, actor)
            except Exception:
                _give_up(tenant, actor)
                raise
            _clear_up(tenant)
    return tenant


def _refuse_unfit(tenant: Tenant, to: str) -> None:
    if tenant.deletion_started_at is not None:
        raise DeletionStarted
    if tenant.migration_state != wanted_state():
        raise MoveRefused(cluster=to, reason="BEHIND")
    here, there = _identity(tenant.cluster), _identity(to)
    if here == there:
        raise MoveRefused(cluster=to, reason="SAME_DATABASE")
    if _migrations(PLATFORM) != _migrations(to):
        raise MoveRefused(cluster=to, reason="NOT_PREPARED")


def _identity(cluster: str) -> tuple[str, str]:
    """Return what tells one database from all others, whatever its address is called."""
    with in_public(cluster), connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier::text, current_database()::text FROM pg_control_system()")
        identity: tuple[str, str] = cursor.fetchone()
        return identity


def _migrations(cluster: str) -> set[tuple[str, str]]:
    with in_public(cluster), connection.cursor() as cursor:
        try:
            cursor.execute("SELECT app, name FROM public.django_migrations")
        except ProgrammingError:  # nothing was ever prepared there
            return set()
        return set(cursor.fetchall())


@transaction.atomic
def _start(tenant: Tenant, to: str, actor: Actor) -> None:
    _lock(tenant)
    if tenant.moving_to != to:
        tenant.moving_to = to
        tenant.save(update_fields=["moving_to"])
        record_audit(tenant_id=tenant.pk, action=TenantAction.MOVE_STARTED, actor=actor, was=tenant.cluster, to=to)


@transaction.atomic
def _switch(tenant: Tenant, rows: int, actor: Actor) -> None:
    """Let the new cluster serve the shop, unless a release came between: its tables are not the copied ones."""
    copied = tenant.migration_state
    _lock(tenant)
    if tenant.migration_state != copied:
        raise MoveRefused(cluster=tenant.moving_to, reason="BEHIND")
    tenant.cluster, tenant.left_on, tenant.moving_to = tenant.moving_to, tenant.cluster, ""
    tenant.save(update_fields=["cluster", "left_on", "moving_to"])
    facts = {"was": tenant.left_on, "to": tenant.cluster, "rows": rows}
    record_audit(tenant_id=tenant.pk, action=TenantAction.MOVED, actor=actor, **facts)
    record_event(TenantMoved(tenant_id=tenant.pk))


def _give_up(tenant: Tenant, actor: Actor) -> None:
    """Open the shop where it is, if it does not live at the other end already, and drop what was begun there."""
    tenant.refresh_from_db()
    if not tenant.moving_to:
        return
    open_doors(tenant)
    with transaction.atomic():
        _lock(tenant)
        facts = {"was": tenant.cluster, "to": tenant.moving_to}
        tenant.left_on, tenant.moving_to = tenant.moving_to, ""
        tenant.save(update_fields=["left_on", "moving_to"])
        record_audit(tenant_id=tenant.pk, action=TenantAction.MOVE_GIVEN_UP, actor=actor, **facts)
    _clear_up(tenant)


def _clear_up(tenant: Tenant) -> None:
    """Drop the copy that serves nobody, if there is one."""
    if tenant.left_on:
        drop_schema_and_role(tenant.on(tenant.left_on))
        with transaction.atomic():
            _lock(tenant)
            tenant.left_on = ""
            tenant.save(update_fields=["left_on"])


def _lock(tenant: Tenant) -> None:
    """Lock the shop's row and read it anew."""
    tenant.refresh_from_db(from_queryset=Tenant.objects.select_for_update())
