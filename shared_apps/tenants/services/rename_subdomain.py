"""Give a shop another address; the old one leads to it for a while."""

import uuid
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from shared_apps.events.record import record_event
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.errors import SubdomainRefused
from shared_apps.tenants.events import TenantRenamed
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.subdomains import host_of, subdomain_verdict
from shared_apps.tenants.services.record_audit import record_audit
from shared_apps.tenants.subdomains import skeleton

OLD_ADDRESS_LEADS_ON = timedelta(days=90)


@transaction.atomic
def rename_subdomain(*, tenant_id: uuid.UUID, slug: str, actor: Actor, now: datetime) -> Tenant:
    """Move the shop to ``slug``. Its old address redirects for 90 days, and nobody else can have it meanwhile.

    A shop that has the address already stays as it is; its own old address it may take back.

    Raises:
        SubdomainRefused: the subdomain is malformed, reserved, taken or looks like another.
    """
    tenant = Tenant.objects.shops().select_for_update().get(pk=tenant_id)
    if slug == tenant.slug:
        return tenant
    verdict = subdomain_verdict(slug=slug, renamed=tenant)
    if verdict != "FREE":
        raise SubdomainRefused(field="subdomain", slug=slug, reason=verdict)
    old = tenant.slug
    tenant.slug, tenant.slug_skeleton = slug, skeleton(slug)
    try:
        with transaction.atomic():
            tenant.save(update_fields=["slug", "slug_skeleton"])
            _lead_on(tenant, old_host=host_of(old), now=now)
    except IntegrityError as error:  # somebody else took the address meanwhile
        raise SubdomainRefused(field="subdomain", slug=slug, reason="TAKEN") from error
    record_audit(tenant_id=tenant.pk, action=TenantAction.RENAMED, actor=actor, was=old, slug=slug)
    record_event(TenantRenamed(tenant_id=tenant.pk))
    return tenant


def _lead_on(tenant: Tenant, *, old_host: str, now: datetime) -> None:
    # The shop's first address may be a domain of its own: then that stays the first.
    was_primary = True
    for domain in Domain.objects.filter(tenant=tenant, domain=old_host):
        was_primary = domain.is_primary
        domain.is_primary, domain.redirects_until = False, now + OLD_ADDRESS_LEADS_ON
        domain.save()
    # Found under this shop alone: another's row makes the insert fail on the unique host.
    domain = Domain.objects.filter(tenant=tenant, domain=host_of(tenant.slug)).first()
    domain = domain or Domain(tenant=tenant, domain=host_of(tenant.slug))
    domain.is_primary, domain.redirects_until = was_primary, None
    domain.save()
