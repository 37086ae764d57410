"""What a shop's plan allows it. Asked at every creation, so it is kept in the cache."""

import uuid
from dataclasses import dataclass

from django.core.cache import cache

from shared_apps.billing.models import Subscription
from shared_apps.plans.choices import Limit
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant

LIMITS_SECONDS = 300


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The limits in force for one shop; ``None`` is no limit. Storage in mebibytes."""

    plan: str
    users: int | None = None
    items: int | None = None
    branches: int | None = None
    storage_mb: int | None = None
    requests_per_minute: int | None = None

    def allowed(self, limit: Limit) -> int | None:
        return {
            Limit.USERS: self.users,
            Limit.ITEMS: self.items,
            Limit.BRANCHES: self.branches,
            Limit.STORAGE_MB: self.storage_mb,
        }[limit]


UNLIMITED = Limits(plan="")
"""For a shop that the platform runs for itself: it has no subscription, so nothing was sold that could be limited."""


def limits_key(tenant_id: uuid.UUID) -> str:
    return f"limits-of:{tenant_id}"


def limits_of(tenant: Tenant) -> Limits:
    """Return the limits of a shop, without a query when they were asked before.

    A shop's database role cannot read plans; that is why the reading is done in public.
    """
    with in_public():
        cached: Limits | None = cache.get(limits_key(tenant.pk))
        if cached is None:
            cached = _limits_from_subscription(tenant)
            cache.set(limits_key(tenant.pk), cached, LIMITS_SECONDS)
        return cached


def _limits_from_subscription(tenant: Tenant) -> Limits:
    subscription = Subscription.objects.select_related("plan").filter(tenant_id=tenant.pk).first()
    if subscription is None:
        return UNLIMITED
    plan = subscription.plan
    return Limits(
        plan=plan.name,
        users=_first(subscription.users_override, plan.users),
        items=_first(subscription.items_override, plan.items),
        branches=_first(subscription.branches_override, plan.branches),
        storage_mb=_first(subscription.storage_mb_override, plan.storage_mb),
        requests_per_minute=_first(subscription.requests_per_minute_override, plan.requests_per_minute),
    )


def _first(override: int | None, limit: int | None) -> int | None:
    return limit if override is None else override
