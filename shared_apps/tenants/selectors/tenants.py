"""Which shop answers on a host: asked on every request, so it is kept in the cache, and for a moment in the process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache, caches

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.subdomains import host_of

HOST_SECONDS = 300
NEAR_SECONDS = 2
"""How long a process may still serve a shop as it was before somebody else's process suspended, renamed or moved it."""
FORGOTTEN_SECONDS = 10
FORGOTTEN = "forgotten"
"""Holds a host's place in the cache after a change, against who read the row before it and comes to write after it."""


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
    """Return who answers on ``host``, without a query when it was asked before.

    Each caller gets a copy of its own. Whoever changes a shop is followed at once by the process that did it, and by
    the others after ``NEAR_SECONDS``.
    """
    with in_public():
        key, near = _host_key(host), caches["near"]
        answer: Answer | str | None = near.get(key)
        if isinstance(answer, Answer):
            return answer
        answer = cache.get(key)
        if not isinstance(answer, Answer):
            domain = Domain.objects.filter(domain=host).select_related("tenant").first()
            if domain is None:
                return None
            answer = Answer(domain.tenant, domain.redirects_until)
            cache.add(key, answer, HOST_SECONDS)
        near.set(key, answer, NEAR_SECONDS)
        return answer


def forget_answers(hosts: Iterable[str]) -> None:
    """Let the next request ask the database again who answers on these hosts."""
    with in_public():
        keys = [_host_key(host) for host in hosts]
        cache.set_many(dict.fromkeys(keys, FORGOTTEN), FORGOTTEN_SECONDS)
        caches["near"].delete_many(keys)


def _host_key(host: str) -> str:
    return f"answer-of-host:{host}"


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
