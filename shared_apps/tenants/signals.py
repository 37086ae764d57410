"""Forget cached hosts when a shop or a domain changes, whoever changed it (a service, the console, a shell)."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver  # noqa: TID251  (no other app listens; the console and shells have no service)

from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.tenants import forget_answers


@receiver([post_save, post_delete], sender=Domain)
@receiver([post_save, post_delete], sender=Tenant)
def forget_hosts(instance: Domain | Tenant, **_: Any) -> None:
    tenant_id = instance.pk if isinstance(instance, Tenant) else instance.tenant_id
    hosts = list(Domain.objects.filter(tenant_id=tenant_id).values_list("domain", flat=True))
    if isinstance(instance, Domain):
        hosts.append(instance.domain)
    transaction.on_commit(partial(forget_answers, hosts))
