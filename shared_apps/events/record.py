"""Announce a fact: one row in the public outbox, in the transaction that made it true."""

import dataclasses
import json
import uuid
from typing import ClassVar, Protocol

from django.db import connection

from project.identifiers import uuid7
from shared_apps.tenants.context import current_schema


class DomainEvent(Protocol):
    """A frozen dataclass of ids; ``aggregate_id`` names what the order of events is kept for."""

    NAME: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[object]]]

    @property
    def aggregate_id(self) -> uuid.UUID: ...


class RecordedOutsideTransaction(RuntimeError):
    """An event must share the transaction of the change that it announces."""


def record_event(event: DomainEvent) -> None:
    """Write ``event`` to the outbox.

    Plain SQL: a shop's role may insert and not read, and the ORM's INSERT asks for the new row back.
    """
    if not connection.in_atomic_block:
        raise RecordedOutsideTransaction(event.NAME)
    ids = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO public.events_outboxevent (event_id, schema_name, name, aggregate_id, payload)"
            " VALUES (%s, %s, %s, %s, %s)",
            [uuid7(), current_schema(), event.NAME, event.aggregate_id, json.dumps(ids, default=str)],
        )
