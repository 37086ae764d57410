import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

from shared_apps.events import subscribe as subscriptions
from shared_apps.tenants.context import current_schema


@dataclass(frozen=True)
class Happened:
    """A fact of these tests."""

    NAME: ClassVar[str] = "tests.happened"
    thing_id: uuid.UUID
    number: int = 0

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.thing_id


@dataclass
class Listener:
    """Remembers what it was told, and fails as often as it is asked to."""

    heard: list[int] = field(default_factory=list)
    schemas: list[str] = field(default_factory=list)
    fails_on: set[int] = field(default_factory=set)
    before: Callable[[int], None] = lambda _: None

    def __call__(self, *, schema_name: str, event_id: str, thing_id: str, number: int, **_: Any) -> None:
        self.before(number)
        if number in self.fails_on:
            raise RuntimeError("The subscriber is broken.")
        assert str(uuid.UUID(event_id)) == event_id
        assert str(uuid.UUID(thing_id)) == thing_id
        assert schema_name == current_schema()
        self.heard.append(number)
        self.schemas.append(schema_name)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    one = Listener()
    monkeypatch.setitem(subscriptions._handlers, Happened.NAME, [one])
    return one
