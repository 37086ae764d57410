"""Carry what the shops on another cluster recorded into the platform's outbox, the only one that is relayed."""

from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.context import in_public

BATCH = 500


def collect_events(*, cluster: str) -> int:
    """Bring all events of ``cluster`` over, in the order of their recording; return how many were there.

    Three transactions a batch: read there, write here, delete there. Killed in between, or done by two at once, an
    event comes a second time and is known by its id.
    """
    total = 0
    while True:
        with in_public(cluster):
            events = list(OutboxEvent.objects.order_by("position")[:BATCH])
        if not events:
            return total
        there = [event.position for event in events]
        for event in events:
            event.position = None  # it gets one of this outbox, in the same order
        with in_public():
            OutboxEvent.objects.bulk_create(events, ignore_conflicts=True)
        with in_public(cluster):
            OutboxEvent.objects.filter(position__in=there).delete()
        total += len(events)
