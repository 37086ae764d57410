"""Give a parked event another round of attempts."""

from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from shared_apps.events.errors import EventNotParked
from shared_apps.events.models import OutboxEvent


@transaction.atomic
def retry_event(*, position: int, now: datetime) -> OutboxEvent:
    """Put a parked event back in the queue. Later events of its aggregate have gone on, so it comes after them.

    Raises:
        NotFound: there is no such event.
        EventNotParked: it waits or was delivered.
    """
    event = OutboxEvent.objects.select_for_update().filter(position=position).first()
    if event is None:
        raise NotFound
    if event.parked_at is None:
        raise EventNotParked
    event.parked_at = event.claimed_at = None
    event.attempts = 0
    event.next_attempt_at = now
    event.save(update_fields=["parked_at", "claimed_at", "attempts", "next_attempt_at"])
    return event
