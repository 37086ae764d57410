"""Nobody writes in a shop while it is copied: PostgreSQL itself refuses it."""

import time

from django.db import OperationalError, connection
from psycopg import errors, sql

from project.database.roles import role_of
from shared_apps.fair_use.places import places_taken
from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.errors import ShopBusy
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.roles import create_shop_role

PATIENCE_SECONDS, PAUSE_SECONDS = 60.0, 0.2
# Shorter than deadlock_timeout: it is never the shop's transaction that gives way.
LOCK_TIMEOUT = "500ms"
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r' ORDER BY relname"


def close_doors(tenant: Tenant) -> None:
    """Wait for the requests and tasks that are under way, and take the right to write from the shop's role.

    Who writes has locked the table before its rights are looked at. So a lock on all tables waits for everybody who
    was let in, and whoever comes later, also in a transaction that began before, meets the rights of now.

    Raises:
        ShopBusy: something still runs in the shop after a minute.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _is_busy(tenant) or not _shut(tenant):
        if time.monotonic() > deadline:
            raise ShopBusy
        time.sleep(PAUSE_SECONDS)


def open_doors(tenant: Tenant) -> None:
    """Give the shop's role its rights again."""
    with in_tenant_as_owner(tenant):
        create_shop_role(tenant.schema_name)


def _is_busy(tenant: Tenant) -> bool:
    return any(places_taken(schema_name=tenant.schema_name, kind=kind) for kind in ("requests", "tasks"))


def _shut(tenant: Tenant) -> bool:
    """Return whether it was possible: a transaction that is writing is in the way."""
    try:
        with in_tenant_as_owner(tenant), connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(LOCK_TIMEOUT)))
            cursor.execute(TABLES, [tenant.schema_name])
            tables = sql.SQL(", ").join(sql.Identifier(name) for (name,) in cursor.fetchall())
            cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(tables))
            revoke = sql.SQL("REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} FROM {}").format(
                sql.Identifier(tenant.schema_name),
                sql.Identifier(role_of(tenant.schema_name, connection.settings_dict["NAME"])),
            )
            cursor.execute(revoke)
    except OperationalError as error:
        if isinstance(error.__cause__, errors.LockNotAvailable):
            return False
        raise
    return True
