"""Throw away parked carts that nobody came back for."""

from datetime import datetime

from django.db import transaction

from tenant_apps.sales.models import ParkedCart


@transaction.atomic
def sweep_parked_carts(*, now: datetime) -> int:
    """Delete the carts that have expired and return how many."""
    deleted, _ = ParkedCart.objects.filter(expires_at__lte=now).delete()
    return deleted
