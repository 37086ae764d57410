"""The only place that switches between shops, and with them between clusters."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction

from project.database.base import NOWHERE, tenant_connection
from project.database.clusters import PLATFORM, connection_of, has_transaction_beside, working_on
from project.database.errors import CrossedClusters, NoTenant
from shared_apps.tenants.models import Tenant


@contextmanager
def in_tenant(tenant: Tenant, *, apart: bool = False) -> Iterator[None]:
    """Run the block in one shop's schema, with the rights of its role, and come back to where we were.

    ``apart``: also while a transaction is open on another cluster. What the block does then commits by itself, before
    that one and whatever becomes of it: only for work that is safe to repeat.

    Raises:
        CrossedClusters: a transaction is open on another cluster than the shop's, and nobody said ``apart``.
    """
    with _switched(tenant, as_owner=False, may_cross=apart):
        yield


@contextmanager
def in_tenant_as_owner(tenant: Tenant, *, apart: bool = False) -> Iterator[None]:
    """Run the block in one shop's schema with the owner's rights, in one transaction: provisioning, migrations.

    Raises:
        CrossedClusters: as for ``in_tenant``.
    """
    with _switched(tenant, as_owner=True, may_cross=apart), transaction.atomic():
        yield


@contextmanager
def in_public(cluster: str = PLATFORM) -> Iterator[None]:
    """Run the block in the platform's schema, with the rights to its rows; or in the public schema of another cluster.

    While a transaction is open on another cluster the block can only read: PostgreSQL refuses the rest.
    """
    public = Tenant(schema_name=settings.PUBLIC_SCHEMA_NAME, cluster=cluster)
    is_alone = connection_of(cluster).in_atomic_block or not has_transaction_beside(cluster)
    with _switched(public, as_owner=False, may_cross=True, reads_only=not is_alone):
        yield


@contextmanager
def in_public_as_owner(cluster: str = PLATFORM) -> Iterator[None]:
    """Run the block in the public schema of a cluster with the owner's rights: migrations and what they need.

    Raises:
        CrossedClusters: a transaction is open on another cluster.
    """
    with _switched(Tenant(schema_name=settings.PUBLIC_SCHEMA_NAME, cluster=cluster), as_owner=True):
        yield


@contextmanager
def _switched(tenant: Tenant, *, as_owner: bool, may_cross: bool = False, reads_only: bool = False) -> Iterator[None]:
    current = tenant_connection()
    leaves = tenant.cluster != current.alias or current.reads_only
    if leaves and not may_cross and has_transaction_beside(tenant.cluster):
        raise CrossedClusters(f"{tenant.schema_name!r} is on {tenant.cluster!r}; a transaction is open elsewhere.")
    with working_on(tenant.cluster) as connection:
        previous = connection.tenant
        rights = {"as_owner": connection.as_owner, "reads_only": connection.reads_only}
        connection.set_tenant(tenant, as_owner=as_owner, reads_only=reads_only)
        try:
            yield
        finally:
            connection.set_tenant(previous, **rights)


def current_schema() -> str:
    """Return the schema that statements go to now.

    Raises:
        NoTenant: nobody chose one in this thread.
    """
    schema_name = tenant_connection().schema_name
    if schema_name == NOWHERE:
        raise NoTenant("Choose a shop or the platform first.")
    return schema_name


def current_tenant() -> Tenant:
    """Return the shop that we work for now.

    Raises:
        LookupError: we are on the platform.
    """
    tenant = tenant_connection().tenant
    if not isinstance(tenant, Tenant) or tenant.schema_name == settings.PUBLIC_SCHEMA_NAME:
        raise LookupError("No shop is active.")
    return tenant
