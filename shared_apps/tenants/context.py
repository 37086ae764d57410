"""The only place that switches between shops."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction

from project.database.base import NOWHERE, tenant_connection
from project.database.errors import NoTenant
from shared_apps.tenants.models import Tenant


@contextmanager
def in_tenant(tenant: Tenant) -> Iterator[None]:
    """Run the block in one shop's schema, with the rights of its role, and come back to where we were."""
    with _switched(tenant, as_owner=False):
        yield


@contextmanager
def in_tenant_as_owner(tenant: Tenant) -> Iterator[None]:
    """Run the block in one shop's schema with the owner's rights, in one transaction: provisioning, migrations."""
    with _switched(tenant, as_owner=True), transaction.atomic():
        yield


@contextmanager
def in_public() -> Iterator[None]:
    """Run the block in the platform's schema, with the rights to its rows."""
    with _switched(Tenant(schema_name=settings.PUBLIC_SCHEMA_NAME), as_owner=False):
        yield


@contextmanager
def in_public_as_owner() -> Iterator[None]:
    """Run the block in the platform's schema with the owner's rights: migrations and what they need."""
    with _switched(Tenant(schema_name=settings.PUBLIC_SCHEMA_NAME), as_owner=True):
        yield


@contextmanager
def _switched(tenant: Tenant, *, as_owner: bool) -> Iterator[None]:
    connection = tenant_connection()
    previous, previous_as_owner = connection.tenant, connection.as_owner
    connection.set_tenant(tenant, as_owner=as_owner)
    try:
        yield
    finally:
        connection.set_tenant(previous, as_owner=previous_as_owner)


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
