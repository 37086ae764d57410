"""Two runs may meet: a shop is in the hands of one of them at a time."""

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant


class Migrated(RuntimeError):
    """Another run came first: what this shop lacks is no longer what its group lacks."""


def held(tenant: Tenant, *, waits: bool) -> bool:
    """Keep other runs from migrating the shop until this transaction ends; return whether it is still ours to do.

    Where somebody else has it now, wait for him, or leave the shop to him.
    """
    with in_public():
        ours = Tenant.objects.select_for_update(no_key=True, skip_locked=not waits).filter(
            pk=tenant.pk, migration_state=tenant.migration_state, cluster=tenant.cluster
        )
        return bool(ours)
