import uuid
from datetime import UTC, datetime

import pytest

from project.errors import NotFound
from shared_apps.events.errors import EventNotParked
from shared_apps.events.models import OutboxEvent
from shared_apps.events.services.claim_events import Claim, claim_events
from shared_apps.events.services.retry_event import retry_event

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _empty_outbox(db: None) -> None:
    OutboxEvent.objects.all().delete()


def event(**changes: object) -> OutboxEvent:
    fields = {"schema_name": "public", "name": "tests.happened", "aggregate_id": uuid.uuid4(), "attempts": 10}
    return OutboxEvent.objects.create(**{**fields, **changes})


def test_a_parked_event_gets_a_new_round_of_attempts() -> None:
    parked = event(parked_at=NOW)

    retry_event(position=parked.position, now=NOW)

    assert claim_events(now=NOW, limit=10) == [Claim(position=parked.position, attempt=1)]


def test_an_event_that_is_not_parked_is_left_alone() -> None:
    delivered = event(delivered_at=NOW)

    with pytest.raises(EventNotParked):
        retry_event(position=delivered.position, now=NOW)

    delivered.refresh_from_db()
    assert (delivered.attempts, delivered.delivered_at) == (10, NOW)


def test_an_unknown_event_is_not_found() -> None:
    with pytest.raises(NotFound):
        retry_event(position=0, now=NOW)
