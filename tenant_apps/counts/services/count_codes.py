"""Enter what a scanner or a reader read: thousands of codes in one go."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.found import Entry
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.services.locks import keep_count
from tenant_apps.counts.services.resolve_entries import resolve_entries
from tenant_apps.counts.services.write_found import write_found, write_unknown


@transaction.atomic
def count_codes(
    *, actor: User, idempotency_key: uuid.UUID, count_id: uuid.UUID, entries: Sequence[Entry], now: datetime
) -> StockCount:
    """Add what was read to an open count and return it. As many statements for one code as for thousands.

    A piece counts once, whoever reads it and however often; goods by count or weight add up.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it is not open.
        InvalidInput: too many, or one is no code or no quantity (entries.N.code, entries.N.quantity).
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_add, count_id, entries, actor=actor, now=now)
    content = {"count": count_id, "entries": [(entry.code, entry.quantity) for entry in entries]}
    once(key=idempotency_key, use_case="count_codes", content=content, write=write)
    return StockCount.objects.get(pk=count_id)


def _add(count_id: uuid.UUID, entries: Sequence[Entry], *, actor: User, now: datetime) -> uuid.UUID:
    count = keep_count(count_id, actor=actor, status=CountStatus.OPEN)
    resolved = resolve_entries(count, entries)
    write_found(count, resolved.founds, actor_id=actor.pk, now=now, anew=False)
    write_unknown(count, resolved.unknown, actor_id=actor.pk, now=now)
    return count_id
