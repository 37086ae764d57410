"""Take events for delivery, so that no two workers carry the same one."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from shared_apps.events.models import OutboxEvent

LEASE = timedelta(minutes=2)
"""How long a claim holds without a delivery; a worker that died gives its events back after it."""
MAX_ATTEMPTS = 10


@dataclass(frozen=True, kw_only=True)
class Claim:
    """The right to deliver one event once; a later claim of the same event has a higher attempt."""

    position: int
    attempt: int


@transaction.atomic
def claim_events(*, now: datetime, limit: int, aggregate_id: uuid.UUID | None = None) -> list[Claim]:
    """Claim the oldest waiting event of up to ``limit`` aggregates, or of the one that is named.

    Locked rows are skipped: they are being claimed or delivered at this moment. Attempts are counted here and not
    at the failure, because an event that kills its worker never gets as far as failing; it is parked here too.
    """
    due = OutboxEvent.objects.due(now=now, lease=LEASE).first_of_their_aggregates()
    if aggregate_id is not None:
        due = due.filter(aggregate_id=aggregate_id)
    events = list(due.order_by("position").select_for_update(skip_locked=True)[:limit])
    claims = []
    for event in events:
        if event.attempts >= MAX_ATTEMPTS:
            event.parked_at = now
        else:
            event.claimed_at = now
            event.attempts += 1
            claims.append(Claim(position=event.position, attempt=event.attempts))
    OutboxEvent.objects.bulk_update(events, ["parked_at", "claimed_at", "attempts"])
    return claims
