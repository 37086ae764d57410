"""Which shop answers on a host: asked on every request, so it is kept in the cache, and for a moment in the process."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.cache import cache

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.near import Near
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


near_answers = Near[Answer](seconds=NEAR_SECONDS)


def answer_for_host(host: str) -> Answer | None:
    """Return who answers on ``host``, without a query when it was asked before.

    Whoever changes a shop is followed at once by the process that did it, and by the others after ``NEAR_SECONDS``.
    """
    answer = near_answers.get(host)
    if answer is None:
        answer = _answer(host)
        if answer is None:
            return None
        near_answers.keep(host, answer)
    # What a request does to its shop must not be seen by the next one.
    return replace(answer, tenant=copy(answer.tenant))


def _answer(host: str) -> Answer | None:
    with in_public():
        cached: Answer | str | None = cache.get(_host_key(host))
        if isinstance(cached, Answer):
            return cached
        domain = Domain.objects.filter(domain=host).select_related("tenant").first()
        if domain is None:
            return None
        answer = Answer(domain.tenant, domain.redirects_until)
        cache.add(_host_key(host), answer, HOST_SECONDS)
        return answer


def forget_answers(hosts: Collection[str]) -> None:
    """Let the next request ask the database again who answers on these hosts."""
    with in_public():
        cache.set_many({_host_key(host): FORGOTTEN for host in hosts}, FORGOTTEN_SECONDS)
    near_answers.forget(hosts)


def _host_key(host: str) -> str:
    # Counted up when a cached shop lacks a field that is read of it: a new release finds what the old one kept.
    return f"answer-of-host:2:{host}"


def tenant_for_schema(schema_name: str) -> Tenant:
    """Return the open or closed shop with this schema.

    Raises:
        Tenant.DoesNotExist: there is none.
    """
    with in_public():
        return Tenant.objects.shops().get(schema_name=schema_name)
