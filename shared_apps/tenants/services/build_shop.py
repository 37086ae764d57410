"""Build a shop's schema from the template: one script, in the transaction of whoever calls."""

from django.db import connection, transaction
from psycopg import sql

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.first_steps import take_first_steps
from shared_apps.tenants.provisioning.roles import create_shop_role
from shared_apps.tenants.provisioning.template import current_script, wanted_state


@transaction.atomic
def build_shop(*, tenant: Tenant) -> None:
    """Make the schema, tables, role and first rows of ``tenant``: all of it, or nothing.

    Raises:
        TemplateIsOld: the template does not have this release's migrations.
    """
    script = current_script()
    with in_tenant_as_owner(tenant):
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(tenant.schema_name)))
            cursor.execute(script)
        create_shop_role(tenant.schema_name)
        take_first_steps()
    tenant.migration_state = wanted_state()
    tenant.save(update_fields=["migration_state"])
