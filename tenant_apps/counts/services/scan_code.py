"""Enter one scan, and say at once what came of it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.catalog.choices import Tracking
from tenant_apps.counts.choices import CountStatus, Scanned
from tenant_apps.counts.found import Entry
from tenant_apps.counts.models import StockCountLine
from tenant_apps.counts.services.locks import keep_count
from tenant_apps.counts.services.resolve_entries import resolve_entries
from tenant_apps.counts.services.write_found import write_found, write_unknown


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What came of a scan, and the line of it; its ``counted_by`` says who counted it before."""

    outcome: Scanned
    line: StockCountLine


@transaction.atomic
def scan_code(*, actor: User, scan_key: uuid.UUID, count_id: uuid.UUID, entry: Entry, now: datetime) -> Scan:
    """Add what was read to an open count. A repeated ``scan_key`` adds nothing and tells of the line as it is now.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it is not open.
        InvalidInput: it is no code or no quantity of its item (entries.0.code, entries.0.quantity).
        IdempotencyKeyReused: the key came with another input.
    """
    was_written = True

    def write() -> uuid.UUID:
        nonlocal was_written
        line_id, was_written = _write(count_id, entry, actor=actor, now=now)
        return line_id

    content = {"count": count_id, "code": entry.code, "quantity": entry.quantity}
    line_id, _is_new = once(key=scan_key, use_case="scan_code", content=content, write=write)
    line = StockCountLine.objects.told().select_related("item", "count").get(pk=line_id)
    if line.item is None:
        return Scan(outcome=Scanned.UNKNOWN_CODE, line=line)
    is_anothers = line.item.tracking == Tracking.PIECE and line.counted_by != actor.pk
    return Scan(outcome=Scanned.COUNTED if was_written and not is_anothers else Scanned.COUNTED_BEFORE, line=line)


def _write(count_id: uuid.UUID, entry: Entry, *, actor: User, now: datetime) -> tuple[uuid.UUID, bool]:
    """Return the line, and whether the scan changed it."""
    count = keep_count(count_id, actor=actor, status=CountStatus.OPEN)
    resolved = resolve_entries(count, [entry])
    if resolved.unknown:
        (line_id,) = write_unknown(count, resolved.unknown, actor_id=actor.pk, now=now)
        return line_id, True
    (found,) = resolved.founds
    written = write_found(count, [found], actor_id=actor.pk, now=now, anew=False)
    if written:
        return written[found.item_id], True
    return StockCountLine.objects.values_list("pk", flat=True).get(count=count, item=found.item_id), False
