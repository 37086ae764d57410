"""Which shop answers on a host: asked on every request, so it is kept in the cache."""

from django.core.cache import cache

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant

HOST_SECONDS = 300


def host_key(host: str) -> str:
    return f"tenant-of-host:{host}"


def tenant_for_host(host: str) -> Tenant | None:
    """Return the shop (or the platform) that answers on ``host``, without a query when it was asked before."""
    with in_public():
        cached: Tenant | None = cache.get(host_key(host))
        if cached is None:
            cached = Tenant.objects.filter(domains__domain=host).first()
            if cached is not None:
                cache.set(host_key(host), cached, HOST_SECONDS)
        return cached


def tenant_for_schema(schema_name: str) -> Tenant:
    """Return the open or closed shop with this schema.

    Raises:
        Tenant.DoesNotExist: there is none.
    """
    with in_public():
        return Tenant.objects.shops().get(schema_name=schema_name)
