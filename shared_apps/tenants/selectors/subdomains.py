"""Whether a subdomain is free."""

from django.conf import settings
from django.db.models import Q

from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.subdomains import refusal, skeleton


def host_of(slug: str) -> str:
    """Return the host of a shop's subdomain."""
    return f"{slug}.{settings.PLATFORM_HOST}"


def address_of(tenant: Tenant) -> str:
    """Return how the addresses of a shop start; a domain of its own is led to from here."""
    return str(settings.SHOP_ADDRESS).format(host=host_of(tenant.slug))


def subdomain_verdict(*, slug: str, renamed: Tenant | None = None) -> str:
    """Return FREE, or why not: MALFORMED, RESERVED, LOOK_ALIKE or TAKEN.

    An address that still redirects is taken. A shop that is ``renamed`` does not stand in its own way: its old name
    is free to it alone.
    """
    if reason := refusal(slug):
        return reason
    shops, hosts = Tenant.objects.all(), Domain.objects.filter(domain=host_of(slug))
    if renamed is not None:
        shops, hosts = shops.exclude(pk=renamed.pk), hosts.exclude(tenant=renamed)
    taken = set(shops.filter(Q(slug=slug) | Q(slug_skeleton=skeleton(slug))).values_list("slug", flat=True))
    if slug in taken or hosts.exists():
        return "TAKEN"
    return "LOOK_ALIKE" if taken else "FREE"
