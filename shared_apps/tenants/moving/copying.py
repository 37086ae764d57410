"""A shop's schema, role and rows on another cluster, compared with the ones here before they are committed."""

import hashlib

from project.database.base import DatabaseWrapper, tenant_connection
from project.database.snapshots import snapshot
from shared_apps.tenants.archive.layout import CHUNK
from shared_apps.tenants.archive.loading import triggers_asleep
from shared_apps.tenants.archive.tables import Table, copied, restore, tables_of_shop
from shared_apps.tenants.context import in_tenant, in_tenant_as_owner
from shared_apps.tenants.errors import CopyDiffers
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.moving.settling import take_settling_steps
from shared_apps.tenants.provisioning.building import run_script
from shared_apps.tenants.provisioning.dropping import drop_schema_and_role
from shared_apps.tenants.provisioning.template import current_script

MADE_BY_THE_SCRIPT = ("django_migrations",)
"""Sessions do move: the people of the shop stay logged in."""


def copy_shop(tenant: Tenant, *, to: str) -> int:
    """Build the shop on the cluster ``to`` and return how many rows it has.

    One snapshot here, one transaction there: a copy is whole and equal, or absent. One that a stopped run has left
    is thrown away first.

    Raises:
        TemplateIsOld: the template does not have this release's migrations.
        CopyDiffers: a table there is not what it is here.
    """
    script, there = current_script(), tenant.on(to)
    drop_schema_and_role(there)
    # The snapshot's transaction begins as the shop and goes on as the owner, whose statements may take their time.
    with in_tenant(tenant), snapshot(), in_tenant_as_owner(tenant):
        here, tables = tenant_connection(), tables_of_shop(without=MADE_BY_THE_SCRIPT)
        with in_tenant_as_owner(there, apart=True):
            run_script(there.schema_name, script)
            if tables_of_shop(without=MADE_BY_THE_SCRIPT) != tables:
                raise CopyDiffers(table="*")
            rows = _fill(tables, here)
            take_settling_steps()
            return rows


def _fill(tables: list[Table], here: DatabaseWrapper) -> int:
    with triggers_asleep(tables):
        sent = [_carry(table, here) for table in tables]
    for table, (digest, _) in zip(tables, sent, strict=True):
        if _digest(table) != digest:
            raise CopyDiffers(table=table.name)
    return sum(rows for _, rows in sent)


def _carry(table: Table, here: DatabaseWrapper) -> tuple[str, int]:
    """Write the rows that are read from ``here``; return the digest and the number of what was sent."""
    digest, lines, pieces = hashlib.sha256(), 0, copied(table, here)

    def read(_: int) -> bytes:
        nonlocal lines
        piece = next(pieces, b"")
        digest.update(piece)
        lines += piece.count(b"\n")
        return piece

    restore(table, read, CHUNK)
    return digest.hexdigest(), lines - 1  # the first is the header


def _digest(table: Table) -> str:
    digest = hashlib.sha256()
    for piece in copied(table):
        digest.update(piece)
    return digest.hexdigest()
