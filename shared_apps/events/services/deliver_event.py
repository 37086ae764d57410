"""Tell everybody who subscribed to an event that it happened."""

import secrets
import uuid
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction

from shared_apps.events.models import OutboxEvent
from shared_apps.events.services.claim_events import MAX_ATTEMPTS, Claim
from shared_apps.events.subscribe import handlers_of
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.selectors.tenants import tenant_for_schema

logger = structlog.get_logger(__name__)
LONGEST_PAUSE = timedelta(hours=1)


@transaction.atomic
def deliver_event(*, claim: Claim, now: datetime) -> uuid.UUID | None:
    """Run the handlers inside the event's shop and mark it delivered.

    Returns the aggregate whose next event may go, or None when this claim is worth nothing any more (a later one
    took the event over, or it was delivered) or a handler failed; then the event is tried again after a pause
    that doubles each time, and parked after the last attempt.

    The row stays locked while the handlers run, so a lease that ends meanwhile does not start a second delivery. On
    another cluster their work commits just before the mark: a kill between the two delivers again.
    """
    events = OutboxEvent.objects.waiting().select_for_update(skip_locked=True)
    event = events.filter(position=claim.position, attempts=claim.attempt).first()
    if event is None:
        logger.info("event_claim_is_stale", position=claim.position, attempt=claim.attempt)
        return None
    try:
        with _place_of(event.schema_name), transaction.atomic():
            for handler in handlers_of(event.name):
                handler(schema_name=event.schema_name, event_id=str(event.event_id), **event.payload)
    except Exception as error:  # noqa: BLE001  (whatever a subscriber does wrong is a failed delivery, kept and tried again)
        _put_off(event, now, error)
        return None
    event.delivered_at = now
    event.save(update_fields=["delivered_at"])
    return event.aggregate_id


def _place_of(schema_name: str) -> AbstractContextManager[None]:
    if schema_name == settings.PUBLIC_SCHEMA_NAME:
        return in_public()
    return in_tenant(tenant_for_schema(schema_name), apart=True)


def _put_off(event: OutboxEvent, now: datetime, error: Exception) -> None:
    event.claimed_at = None
    if event.attempts >= MAX_ATTEMPTS:
        event.parked_at = now
    else:
        event.next_attempt_at = now + pause_after(attempts=event.attempts)
    event.save(update_fields=["claimed_at", "parked_at", "next_attempt_at"])
    logger.error(
        "event_not_delivered",
        event_name=event.name,
        event_id=str(event.event_id),
        tenant=event.schema_name,
        attempt=event.attempts,
        is_parked=event.parked_at is not None,
        exc_info=error,
    )


def pause_after(*, attempts: int) -> timedelta:
    """Return the pause before the next attempt: 2, 4, 8 … seconds and at most an hour, shortened by up to a half.

    The random part keeps events that failed together from coming back together.
    """
    longest = min(timedelta(seconds=2**attempts), LONGEST_PAUSE)
    return longest * (1000 - secrets.randbelow(500)) / 1000
