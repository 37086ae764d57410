"""Forget cached hosts when a shop or a domain changes, whoever changed it (a service, the console, a shell)."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver  # noqa: TID251  (no other app listens; the console and shells have no service)

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.tenants import host_key


@receiver([post_save, post_delete], sender=Domain)
@receiver([post_save, post_delete], sender=Tenant)
def forget_hosts(instance: Domain | Tenant, **_: Any) -> None:
    tenant_id = instance.pk if isinstance(instance, Tenant) else instance.tenant_id
    hosts = list(Domain.objects.filter(tenant_id=tenant_id).values_list("domain", flat=True))
    if isinstance(instance, Domain):
        hosts.append(instance.domain)

    def forget() -> None:
        with in_public():
            cache.delete_many([host_key(host) for host in hosts])

    transaction.on_commit(forget)
