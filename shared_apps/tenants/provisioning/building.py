"""A shop's schema, tables and role out of the template, with no row in them but the migrations."""

from django.db import connection
from psycopg import sql

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.roles import create_shop_role
from shared_apps.tenants.provisioning.template import current_script, wanted_state


def build_schema(tenant: Tenant) -> None:
    """Build it in the transaction of whoever calls.

    Raises:
        TemplateIsOld: the template does not have this release's migrations.
    """
    script = current_script()
    with in_tenant_as_owner(tenant):
        run_script(tenant.schema_name, script)
    tenant.migration_state = wanted_state()
    tenant.save(update_fields=["migration_state"])


def run_script(schema_name: str, script: str) -> None:
    """Make the schema and the role where the owner works now."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema_name)))
        cursor.execute(script)
    create_shop_role(schema_name)
