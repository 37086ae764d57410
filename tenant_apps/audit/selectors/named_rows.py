"""What an entry of the audit speaks of, for people."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction

from tenant_apps.audit.models import Entry


@transaction.atomic
def named_rows(entry_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """Return for each id which row the entry speaks of; one that is gone still tells in its id when it was written."""
    wanted = {key for key in entry_ids if key is not None}
    found = {entry.pk: entry for entry in Entry.objects.filter(pk__in=wanted).defer("before", "after", "sealed")}
    return {key: _named(found[key]) if key in found else f"written at {_written_at(key)}" for key in wanted}


def _named(entry: Entry) -> str:
    if entry.number is not None:
        return f"seal {entry.number} of {entry.at:%Y-%m-%d %H:%M}"
    return f"{entry.action} {entry.table_name} {entry.row_id} by {entry.actor} at {entry.at:%Y-%m-%d %H:%M}"


def _written_at(key: uuid.UUID) -> str:
    return f"{datetime.fromtimestamp((key.int >> 80) / 1000, UTC):%Y-%m-%d %H:%M}"
