"""Forget cached limits when a plan or a subscription changes, whoever changed it (a service, the console, a shell)."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver  # noqa: TID251  (this app's own cache; nothing else happens)

from shared_apps.billing.models import Subscription
from shared_apps.billing.selectors.limits import limits_key
from shared_apps.plans.models import Plan
from shared_apps.tenants.context import in_public


@receiver([post_save, post_delete], sender=Subscription)
@receiver(post_save, sender=Plan)
def forget_limits(instance: Subscription | Plan, **_: Any) -> None:
    tenant_ids = (
        [instance.tenant_id]
        if isinstance(instance, Subscription)
        else list(instance.subscriptions.values_list("tenant_id", flat=True))
    )

    def forget() -> None:
        with in_public():
            cache.delete_many([limits_key(tenant_id) for tenant_id in tenant_ids])

    transaction.on_commit(forget)
