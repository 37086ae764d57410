"""The opposite of building: a shop's schema and its role go."""

from django.db import connection
from psycopg import sql

from project.database.roles import role_of
from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant


def drop_schema_and_role(tenant: Tenant) -> None:
    """Drop what the shop's cluster keeps for it, in one transaction; what is gone already is no mistake."""
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        name = role_of(tenant.schema_name, connection.settings_dict["NAME"])
        schema, role = sql.Identifier(tenant.schema_name), sql.Identifier(name)
        cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(schema))
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [name])
        if cursor.rowcount:
            cursor.execute(sql.SQL("DROP OWNED BY {}").format(role))
            cursor.execute(sql.SQL("DROP ROLE {}").format(role))
