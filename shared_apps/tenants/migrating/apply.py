"""One shop, one transaction: its tables, what is recorded, and its state change together or not at all."""

import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import errors, sql

from shared_apps.tenants.context import in_public, in_tenant_as_owner
from shared_apps.tenants.migrating.holding import held
from shared_apps.tenants.migrating.owner import begin
from shared_apps.tenants.migrating.plan import CHECK_WHAT_WAITS, Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.finishing import finish

LOCK_TIMEOUT = "2s"
PAUSES = (0.2, 1.0, 3.0)
"""Seconds between the tries: who waits for a lock makes everybody behind him wait too, so we step back."""
PASSING = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)

# Another run has it, or had it, or the shop was moved since it was planned for: nothing comes back.
TAKE = """
SELECT set_config('lock_timeout', {timeout}, true);
SELECT 1 FROM public.tenants_tenant WHERE id = {id} AND migration_state = {before} AND cluster = {cluster}
FOR NO KEY UPDATE SKIP LOCKED
"""


def apply_sql(raw: psycopg.Connection[Any], *, tenant: Tenant, plan: Plan, state: str) -> bool:
    """Send the plan's SQL to one shop in two messages; return whether it was ours to migrate."""
    if not _is_taken(raw, tenant):
        return False
    raw.execute(sql.SQL(";\n").join([*_changes(plan), _new_state(tenant, state), sql.SQL("COMMIT")]))
    return True


def apply_sql_afar(
    home: psycopg.Connection[Any], raw: psycopg.Connection[Any], *, tenant: Tenant, plan: Plan, state: str
) -> bool:
    """Do the same for a shop whose tables are not on the cluster of its row (``home``).

    The tables are committed first. After a kill between the two the next run finds them done: its plan is empty, and
    what is left is the state.
    """
    if not _is_taken(home, tenant):
        return False
    timeout = sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(LOCK_TIMEOUT))
    raw.execute(sql.SQL(";\n").join([begin(raw, tenant.schema_name), timeout, *_changes(plan), sql.SQL("COMMIT")]))
    home.execute(sql.SQL(";\n").join([_new_state(tenant, state), sql.SQL("COMMIT")]))
    return True


def _is_taken(raw: psycopg.Connection[Any], tenant: Tenant) -> bool:
    """Open a transaction in which the shop's row is ours, or none."""
    taken = raw.execute(sql.SQL("; ").join([begin(raw, tenant.schema_name), _take(tenant)]))
    while taken.nextset():
        pass
    if taken.fetchone() is None:
        raw.execute("ROLLBACK")
        return False
    return True


def _changes(plan: Plan) -> list[sql.Composable]:
    # The text is what Django's schema editor sent in the rehearsal; nothing in it comes from outside.
    return [*(sql.SQL(statement) for statement in plan.statements), *_records(plan)]


def apply_by_django(*, tenant: Tenant, state: str) -> bool:
    """Let Django's executor migrate one shop; return whether it was ours to migrate."""
    with in_public(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(LOCK_TIMEOUT)))
        if not held(tenant, waits=False):
            return False
        # On another cluster it commits by itself; done again, it finds nothing to do.
        with in_tenant_as_owner(tenant, apart=True):
            executor = MigrationExecutor(connection, _check_after_each)
            executor.migrate(executor.loader.graph.leaf_nodes())
            finish()
        Tenant.objects.filter(pk=tenant.pk).update(migration_state=state)
    return True


def _check_after_each(event: str, *_: object) -> None:
    if event == "apply_success":
        with connection.cursor() as cursor:
            for statement in CHECK_WHAT_WAITS:
                cursor.execute(statement)


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
        timeout=sql.Literal(LOCK_TIMEOUT),
        id=sql.Literal(tenant.pk),
        before=sql.Literal(tenant.migration_state),
        cluster=sql.Literal(tenant.cluster),
    )


def _records(plan: Plan) -> list[sql.Composed]:
    insert = sql.SQL("INSERT INTO django_migrations (app, name, applied) VALUES ({}, {}, now())")
    return [insert.format(sql.Literal(app), sql.Literal(name)) for app, name in plan.recorded]


def _new_state(tenant: Tenant, state: str) -> sql.Composed:
    return sql.SQL("UPDATE public.tenants_tenant SET migration_state = {} WHERE id = {}").format(
        sql.Literal(state), sql.Literal(tenant.pk)
    )
