"""Which shop answers on a host: asked on every request, so it is kept in the cache."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.subdomains import host_of

HOST_SECONDS = 300


def host_key(host: str) -> str:
    # Counted up when a cached shop lacks a field that is read of it: a new release finds what the old one kept.
    return f"answer-of-host:2:{host}"


@dataclass(frozen=True)
class Answer:
    """Who answers on a host: the shop itself, or for a while its old address."""

    tenant: Tenant
    redirects_until: datetime | None

    @property
    def moved_to(self) -> str | None:
        """Return the host that this one leads to, if it is an old one."""
        return host_of(self.tenant.slug) if self.redirects_until else None

    def is_over(self, *, now: datetime) -> bool:
        """Return whether this old host has led to the new one for long enough."""
        return self.redirects_until is not None and self.redirects_until <= now


def answer_for_host(host: str) -> Answer | None:
    """Return who answers on ``host``, without a query when it was asked before."""
    with in_public():
        cached: Answer | None = cache.get(host_key(host))
        if cached is None:
            domain = Domain.objects.filter(domain=host).select_related("tenant").first()
            if domain is not None:
                cached = Answer(domain.tenant, domain.redirects_until)
                cache.set(host_key(host), cached, HOST_SECONDS)
        return cached


def tenant_for_host(host: str) -> Tenant | None:
    """Return the shop (or the platform) that ``host`` belongs to; an old address belongs to its shop, too."""
    answer = answer_for_host(host)
    return None if answer is None else answer.tenant


def tenant_for_schema(schema_name: str) -> Tenant:
    """Return the open or closed shop with this schema.

    Raises:
        Tenant.DoesNotExist: there is none.
    """
    with in_public():
        return Tenant.objects.shops().get(schema_name=schema_name)
