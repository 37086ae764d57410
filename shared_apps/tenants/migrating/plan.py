"""What a group of shops is missing, as SQL: rendered once, in a copy of one of their schemas that is rolled back.

Rehearsed and not only collected: an operation may ask the catalogue for the name of a constraint, and must see there
what the migrations before it made. No shop is locked for it, and SQL that fails does so before it meets a shop.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection, router, transaction
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
from psycopg import sql

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.migrating.holding import Migrated, held
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.capture import captured_script
from shared_apps.tenants.provisioning.finishing import finish

REHEARSAL = "tenant_rehearsal"


CHECK_WHAT_WAITS = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
"""Between two migrations of one transaction. A table with rows whose foreign keys wait for their check cannot be
altered, and who wrote the two expected a COMMIT between them."""


class NotInOneTransaction(RuntimeError):
    """The migration says ``atomic = False``: a shop killed on its way would be left half-migrated."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """``by_django``: names of migrations that run code; then Django migrates each shop, in one transaction too."""

    recorded: list[tuple[str, str]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    by_django: list[str] = field(default_factory=list)


class _RecordingEditor(DatabaseSchemaEditor):
    statements: list[str]

    def execute(self, sql: Any, params: Any = ()) -> None:
        text = str(sql) if params is None else self.connection.ops.compose_sql(str(sql), params)
        self.statements.append(text.rstrip().rstrip(";"))
        super().execute(text, None)


def plan_for(sample: Tenant) -> Plan:
    """Return what ``sample`` and the shops with the same recorded migrations are missing; nothing stays behind.

    Raises:
        Migrated: another run came first.
        NotInOneTransaction: a migration cannot be part of a transaction.
    """
    script = _structure(sample)
    with in_tenant_as_owner(Tenant(schema_name=REHEARSAL, cluster=sample.cluster)):
        try:
            return _rehearsed(script)
        finally:
            transaction.set_rollback(True)


@transaction.atomic
def _structure(sample: Tenant) -> str:
    """Read the shop's structure while nobody can migrate it: half of the old one and half of the new fits nobody."""
    if not held(sample, waits=True):
        raise Migrated(sample.schema_name)
    with in_tenant_as_owner(sample, apart=True):
        return captured_script(sample.schema_name)


def _rehearsed(script: str) -> Plan:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(REHEARSAL)))
        cursor.execute(script)
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    pending = {migration for migration, _ in executor.migration_plan(targets)}
    state = ProjectState(real_apps=executor.loader.unmigrated_apps)
    plan = Plan()
    for migration, _ in executor.migration_plan(targets, clean_start=True):
        if migration in pending:
            if plan.recorded:
                _check_what_waits(plan)
            state = _rehearse(migration, state, plan)
        else:
            state = migration.mutate_state(state, preserve=False)
    plan.statements.extend(finish())
    return plan


def _check_what_waits(plan: Plan) -> None:
    with connection.cursor() as cursor:
        for statement in CHECK_WHAT_WAITS:
            cursor.execute(statement)
    plan.statements.extend(CHECK_WHAT_WAITS)


def _rehearse(migration: Migration, state: ProjectState, plan: Plan) -> ProjectState:
    ours = router.allow_migrate(connection.alias, migration.app_label)
    if ours and not migration.atomic:
        raise NotInOneTransaction(str(migration))
    if ours and not all(operation.reduces_to_sql for operation in migration.operations):
        plan.by_django.append(f"{migration.app_label}.{migration.name}")
    with _RecordingEditor(connection, atomic=True) as editor:
        editor.statements = plan.statements
        state = migration.apply(state, editor)
    replaced = [(app, name) for app, name in migration.replaces]
    plan.recorded.extend([*replaced, (migration.app_label, migration.name)])
    return state
