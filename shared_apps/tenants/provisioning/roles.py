"""Database roles: the platform's, one for each shop, and the group that says what shops may do in public."""

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from project.database.clusters import PLATFORM
from project.database.roles import platform_role, role_of, tenants_role
from shared_apps.tenants.context import in_public_as_owner

OUTBOX = "events_outboxevent"
OUTBOX_COLUMNS = ("event_id", "schema_name", "name", "aggregate_id", "payload")
OF_THE_PLATFORM = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {platform}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {platform}",
    "REVOKE INSERT, UPDATE, DELETE ON public.django_migrations FROM {platform}",
    "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
)
OF_THE_OUTBOX = (
    "GRANT INSERT ({columns}) ON {outbox} TO {group}",
    "ALTER TABLE {outbox} ENABLE ROW LEVEL SECURITY",
    "DROP POLICY IF EXISTS own_events ON {outbox}",
    (
        "CREATE POLICY own_events ON {outbox} FOR INSERT TO {group}"
        " WITH CHECK (current_database() || '.' || schema_name = current_user)"
    ),
    "DROP POLICY IF EXISTS all_events ON {outbox}",
    "CREATE POLICY all_events ON {outbox} TO {platform} USING (true) WITH CHECK (true)",
)
OF_A_SHOP = (
    "GRANT {group} TO {role}",
    # The owner drops what belongs to a role that it is a member of; the login becomes it and inherits nothing.
    "GRANT {role} TO CURRENT_USER, SESSION_USER",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON {schema}.django_migrations FROM {role}",
)


def prepare_roles(cluster: str = PLATFORM) -> None:
    """Say what the platform may do with its tables on a cluster, and what the group of all shops may do with them.

    The group reads the reference tables and announces events; the outbox's policy lets a shop's role announce facts
    of its own schema only.
    """
    with in_public_as_owner(cluster), transaction.atomic(), connection.cursor() as cursor:
        group = sql.Identifier(tenants_role(_database()))
        names = {
            "group": group,
            "platform": sql.Identifier(platform_role(connection.settings_dict["USER"])),
            "database": sql.Identifier(_database()),
            "outbox": sql.Identifier("public", OUTBOX),
            "columns": sql.SQL(", ").join(map(sql.Identifier, OUTBOX_COLUMNS)),
        }
        _create_role(cursor, tenants_role(_database()))
        for table in settings.TENANT_REFERENCE_TABLES:
            cursor.execute(sql.SQL("GRANT SELECT ON public.{} TO {}").format(sql.Identifier(table), group))
        for statement in OF_THE_PLATFORM + OF_THE_OUTBOX:
            cursor.execute(sql.SQL(statement).format(**names))


def create_shop_role(schema_name: str) -> None:
    """Make the role of a shop: rights on its own schema, now and for tables to come, and the group's."""
    name = role_of(schema_name, _database())
    names = {
        "role": sql.Identifier(name),
        "schema": sql.Identifier(schema_name),
        "group": sql.Identifier(tenants_role(_database())),
    }
    with connection.cursor() as cursor:
        _create_role(cursor, name)
        cursor.execute(sql.SQL("; ").join(sql.SQL(statement).format(**names) for statement in OF_A_SHOP))


def _create_role(cursor: CursorWrapper, name: str) -> None:
    """Roles belong to the cluster: one may be left from a database that was dropped."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
    if cursor.fetchone() is None:
        cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))


def _database() -> str:
    name: str = connection.settings_dict["NAME"]
    return name
