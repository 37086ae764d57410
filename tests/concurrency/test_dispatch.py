"""Many relays at once: every event once, in order within its aggregate."""

import uuid
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from django.db import connection, transaction

from shared_apps.events import subscribe as subscriptions
from shared_apps.events.models import OutboxEvent
from shared_apps.events.record import record_event
from shared_apps.events.tasks import dispatch
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant

RELAYS, THINGS, EVENTS = 4, 8, 5


@dataclass(frozen=True)
class Counted:
    NAME: ClassVar[str] = "tests.counted"
    thing_id: uuid.UUID
    number: int

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.thing_id


def in_a_thread(work: Callable[[], None]) -> None:
    try:
        work()
    finally:
        connection.close()


def test_every_event_is_delivered_once_and_in_order(committed_shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: dict[str, list[int]] = defaultdict(list)

    def listen(*, thing_id: str, number: int, **_: Any) -> None:
        heard[thing_id].append(number)

    monkeypatch.setitem(subscriptions._handlers, Counted.NAME, [listen])
    with in_tenant(committed_shop), transaction.atomic():
        for number in range(EVENTS):
            for thing in range(THINGS):
                record_event(Counted(thing_id=uuid.UUID(int=thing), number=number))

    with ThreadPoolExecutor(RELAYS) as relays:
        for relay in [relays.submit(in_a_thread, dispatch) for _ in range(RELAYS * 3)]:
            relay.result()

    assert not OutboxEvent.objects.waiting().filter(schema_name=committed_shop.schema_name).exists()
    assert heard == {str(uuid.UUID(int=thing)): list(range(EVENTS)) for thing in range(THINGS)}
