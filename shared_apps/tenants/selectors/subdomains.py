"""Whether a subdomain is free."""

from django.db.models import Q

from shared_apps.tenants.models import Tenant
from shared_apps.tenants.subdomains import refusal, skeleton


def subdomain_verdict(*, slug: str) -> str:
    """Return FREE, or why not: MALFORMED, RESERVED, LOOK_ALIKE or TAKEN."""
    if reason := refusal(slug):
        return reason
    alike = Tenant.objects.filter(Q(slug=slug) | Q(slug_skeleton=skeleton(slug))).values_list("slug", flat=True)
    taken = set(alike)
    if slug in taken:
        return "TAKEN"
    return "LOOK_ALIKE" if taken else "FREE"
