"""Build a shop's schema from the template: one script, in the transaction of whoever calls."""

from django.db import transaction

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.building import build_schema
from shared_apps.tenants.provisioning.first_steps import take_first_steps


@transaction.atomic
def build_shop(*, tenant: Tenant) -> None:
    """Make the schema, tables, role and first rows of ``tenant``: all of it, or nothing.

    Raises:
        TemplateIsOld: the template does not have this release's migrations.
    """
    build_schema(tenant)
    with in_tenant_as_owner(tenant):
        take_first_steps()
