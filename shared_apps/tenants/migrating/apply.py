"""One shop, one transaction: its tables, what is recorded, and its state change together or not at all."""

import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import errors, sql

from shared_apps.tenants.context import in_public, in_tenant_as_owner
from shared_apps.tenants.migrating.owner import begin
from shared_apps.tenants.migrating.plan import Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.finishing import finish

LOCK_TIMEOUT = "2s"
PAUSES = (0.2, 1.0, 3.0)
"""Seconds between the tries: who waits for a lock makes everybody behind him wait too, so we step back."""
PASSING = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)

# Another run has it, or had it: nothing comes back.
TAKE = """
SELECT set_config('lock_timeout', {timeout}, true);
SELECT 1 FROM public.tenants_tenant WHERE id = {id} AND migration_state = {before} FOR UPDATE SKIP LOCKED
"""


def apply_sql(raw: psycopg.Connection[Any], *, tenant: Tenant, plan: Plan, state: str) -> bool:
    """Send the plan's SQL to one shop in two messages; return whether it was ours to migrate."""
    taken = raw.execute(sql.SQL("; ").join([begin(tenant.schema_name), _take(tenant)]))
    while taken.nextset():
        pass
    if taken.fetchone() is None:
        raw.execute("ROLLBACK")
        return False
    # The text is what Django's schema editor sent in the rehearsal; nothing in it comes from outside.
    changes = [sql.SQL(statement) for statement in plan.statements]
    raw.execute(sql.SQL(";\n").join([*changes, *_records(plan), _new_state(tenant, state), sql.SQL("COMMIT")]))
    return True


def apply_by_django(*, tenant: Tenant, state: str) -> bool:
    """Let Django's executor migrate one shop; return whether it was ours to migrate."""
    with in_public(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(LOCK_TIMEOUT)))
        ours = Tenant.objects.select_for_update(skip_locked=True).filter(
            pk=tenant.pk, migration_state=tenant.migration_state
        )
        if not ours.exists():
            return False
        with in_tenant_as_owner(tenant):
            executor = MigrationExecutor(connection)
            executor.migrate(executor.loader.graph.leaf_nodes())
            finish()
        Tenant.objects.filter(pk=tenant.pk).update(migration_state=state)
    return True


def with_retries(attempt: Callable[[], bool], *, undo: Callable[[], object]) -> bool:
    """Try again what failed because somebody else was in the way; anything else is raised at once."""
    for pause in PAUSES:
        try:
            return attempt()
        except (*PASSING, OperationalError) as error:
            undo()
            if not isinstance(error, PASSING) and not isinstance(error.__cause__, PASSING):
                raise
            time.sleep(pause)
    return attempt()


def _take(tenant: Tenant) -> sql.Composed:
    return sql.SQL(TAKE).format(
        timeout=sql.Literal(LOCK_TIMEOUT), id=sql.Literal(tenant.pk), before=sql.Literal(tenant.migration_state)
    )


def _records(plan: Plan) -> list[sql.Composed]:
    insert = sql.SQL("INSERT INTO django_migrations (app, name, applied) VALUES ({}, {}, now())")
    return [insert.format(sql.Literal(app), sql.Literal(name)) for app, name in plan.recorded]


def _new_state(tenant: Tenant, state: str) -> sql.Composed:
    return sql.SQL("UPDATE public.tenants_tenant SET migration_state = {} WHERE id = {}").format(
        sql.Literal(state), sql.Literal(tenant.pk)
    )
