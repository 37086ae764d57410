"""Forget what was delivered long ago."""

from datetime import datetime, timedelta

from shared_apps.events.models import OutboxEvent

KEPT_FOR = timedelta(days=14)
BATCH = 5_000


def sweep_events(*, now: datetime) -> int:
    """Delete events delivered more than two weeks ago and return how many; a batch a transaction, so that none is long.

    Parked events stay until a person decides.
    """
    old = OutboxEvent.objects.filter(delivered_at__lt=now - KEPT_FOR)
    total = 0
    while positions := list(old.order_by("position").values_list("position", flat=True)[:BATCH]):
        total += OutboxEvent.objects.filter(position__in=positions).delete()[0]
    return total
