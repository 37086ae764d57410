"""Database roles: one for each shop, and the group that says what shops may do in public."""

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from project.database.roles import role_of, tenants_role

OUTBOX = "events_outboxevent"
OUTBOX_COLUMNS = ("event_id", "schema_name", "name", "aggregate_id", "payload")


def prepare_tenants_role() -> None:
    """Give the group of all shops what they may do in public: read the reference tables, announce events.

    The outbox's policy lets a shop's role announce facts of its own schema only.
    """
    group = sql.Identifier(tenants_role(_database()))
    with connection.cursor() as cursor:
        _create_role(cursor, tenants_role(_database()))
        for table in settings.TENANT_REFERENCE_TABLES:
            cursor.execute(sql.SQL("GRANT SELECT ON public.{} TO {}").format(sql.Identifier(table), group))
        columns = sql.SQL(", ").join(map(sql.Identifier, OUTBOX_COLUMNS))
        outbox = sql.Identifier("public", OUTBOX)
        cursor.execute(sql.SQL("GRANT INSERT ({}) ON {} TO {}").format(columns, outbox, group))
        cursor.execute(sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(outbox))
        cursor.execute(sql.SQL("DROP POLICY IF EXISTS own_events ON {}").format(outbox))
        cursor.execute(
            sql.SQL(
                "CREATE POLICY own_events ON {} FOR INSERT TO {}"
                " WITH CHECK (current_database() || '.' || schema_name = current_user)"
            ).format(outbox, group)
        )


def create_shop_role(schema_name: str) -> None:
    """Make the role of a shop: rights on its own schema, now and for tables to come, and the group's."""
    name = role_of(schema_name, _database())
    role, schema = sql.Identifier(name), sql.Identifier(schema_name)
    with connection.cursor() as cursor:
        _create_role(cursor, name)
        for statement in (
            "GRANT {group} TO {role}",
            "GRANT {role} TO CURRENT_USER",
            "GRANT USAGE ON SCHEMA {schema} TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO {role}",
            "REVOKE INSERT, UPDATE, DELETE ON {schema}.django_migrations FROM {role}",
        ):
            group = sql.Identifier(tenants_role(_database()))
            cursor.execute(sql.SQL(statement).format(role=role, schema=schema, group=group))


def _create_role(cursor: CursorWrapper, name: str) -> None:
    """Roles belong to the cluster: one may be left from a database that was dropped."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
    if cursor.fetchone() is None:
        cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))


def _database() -> str:
    name: str = connection.settings_dict["NAME"]
    return name
