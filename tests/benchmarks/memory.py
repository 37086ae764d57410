"""What one backend of PostgreSQL keeps in memory after it has worked for every shop, beside a fresh one."""

from pathlib import Path

from django.db import connection, transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tests.benchmarks.report import Row, Sizes

TOUCHED = (User, Branch, Item, Customer)


def measure(_: Sizes) -> list[Row]:
    """Read four models in every shop over one connection.

    Counted is what only that backend has; a page of the shared buffers that nobody else touched would be "private" too.
    """
    connection.close()
    tenants = list(Tenant.objects.shops())
    fresh = _own_megabytes()
    for tenant in tenants:
        with in_tenant(tenant), transaction.atomic():
            for model in TOUCHED:
                model._default_manager.first()
    used = _own_megabytes()
    readable = fresh is not None and used is not None
    return [
        Row(
            what=f"memory of one backend after {len(tenants):,} shops ({len(TOUCHED)} models each)",
            measured=f"{used:.1f} MB" if readable else "NOT READABLE (/proc/…/smaps_rollup of another user)",
            peer=f"{fresh:.1f} MB fresh" if readable else "–",
            ratio=used / fresh if used and fresh else None,
            reach=f"printed; given back when the connection ends (now after {_lifetime()})",
        )
    ]


def _own_megabytes() -> float | None:
    connection.ensure_connection()
    try:
        lines = Path(f"/proc/{connection.connection.info.backend_pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def _lifetime() -> str:
    settings = connection.settings_dict
    pool = settings["OPTIONS"].get("pool")
    if isinstance(pool, dict) and "max_lifetime" in pool:
        return f"max_lifetime = {pool['max_lifetime']} s of the pool"
    return f"CONN_MAX_AGE = {settings['CONN_MAX_AGE']} s"
