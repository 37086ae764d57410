"""Bring every shop's schema to this release, each in its own transaction."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import wanted_state


def migrate_shops(*, progress: Callable[[Tenant], None]) -> int:
    """Migrate the shops that are behind; return how many. One statement finds them, none is touched in vain."""
    behind = list(Tenant.objects.shops().exclude(migration_state=wanted_state()))
    for tenant in behind:
        progress(tenant)
        with transaction.atomic():
            with in_tenant_as_owner(tenant):
                MigrationRecorder(connection).ensure_schema()
                call_command("migrate", verbosity=0, interactive=False)
            tenant.migration_state = wanted_state()
            tenant.save(update_fields=["migration_state"])
    return len(behind)
