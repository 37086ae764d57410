import uuid
from datetime import UTC, datetime, timedelta

import pytest

from shared_apps.events.models import OutboxEvent
from shared_apps.events.services import sweep_events as module
from shared_apps.events.services.sweep_events import KEPT_FOR, sweep_events

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 1, tzinfo=UTC)
OLD = NOW - KEPT_FOR - timedelta(seconds=1)


def event(name: str, **changes: datetime) -> OutboxEvent:
    return OutboxEvent.objects.create(schema_name="public", name=name, aggregate_id=uuid.uuid4(), **changes)


def test_old_delivered_events_go_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    OutboxEvent.objects.all().delete()
    for _ in range(5):
        event("old", delivered_at=OLD)
    event("recent", delivered_at=NOW - KEPT_FOR)
    event("waiting", recorded_at=OLD)
    event("parked", parked_at=OLD)

    assert sweep_events(now=NOW) == 5

    assert set(OutboxEvent.objects.values_list("name", flat=True)) == {"recent", "waiting", "parked"}
