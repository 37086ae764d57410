"""Throw away old quotes: a counter makes one at every change of its cart, and a sale keeps its own copy."""

from datetime import datetime, timedelta

from django.db import transaction

from tenant_apps.pricing.models import Quote

KEPT_FOR = timedelta(days=1)
"""After a quote has expired, so that the till can still say that it has."""


@transaction.atomic
def sweep_quotes(*, now: datetime) -> int:
    """Delete the quotes that expired more than a day ago and return how many."""
    deleted, _ = Quote.objects.filter(expires_at__lt=now - KEPT_FOR).delete()
    return deleted
