"""Let go of addresses that have led to a shop's new one for long enough."""

from datetime import datetime

from django.db import transaction

from shared_apps.tenants.models import Domain


@transaction.atomic
def forget_old_addresses(*, now: datetime) -> int:
    """Remove the addresses that redirect no more; return how many. From then on anybody may have them."""
    expired = Domain.objects.filter(redirects_until__lte=now).select_for_update().order_by("pk")
    # One by one, through the signal that forgets cached hosts.
    return sum(domain.delete()[0] for domain in expired)
