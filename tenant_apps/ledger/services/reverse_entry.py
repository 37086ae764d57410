"""Undo what an event posted: an entry of its own with every line turned round."""

import uuid
from datetime import date

from django.db import transaction

from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.errors import AlreadyReversed
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.write_entry import Line, write_entry


@transaction.atomic
def reverse_entry(
    *, event: PostingEvent, source_id: uuid.UUID, posted_on: date, actor_id: uuid.UUID | None, note: str = ""
) -> uuid.UUID | None:
    """Post the opposite of the event's entry, on the accounts it went to then, and return the new entry's id.

    None where the event posted nothing (it had only zeros, or is older than the books).

    Raises:
        AlreadyReversed: it was undone before.
        PeriodClosed: the books are closed for ``posted_on``.
    """
    entry = JournalEntry.objects.select_for_update().filter(event=event, source_id=source_id, reverses=None).first()
    if entry is None:
        return None
    if JournalEntry.objects.filter(reverses=entry).exists():
        raise AlreadyReversed
    return write_entry(
        event=event,
        source_id=source_id,
        branch_id=entry.branch_id,
        posted_on=posted_on,
        actor_id=actor_id,
        lines=[_turned(line) for line in entry.lines.order_by("position")],
        note=note,
        reverses_id=entry.pk,
    )


def _turned(line: JournalLine) -> Line:
    part = Part(
        code=PartCode(line.part),
        commodity=line.commodity,
        amount=-line.amount,
        customer_id=line.customer_id,
        supplier_id=line.supplier_id,
        gross_weight=None if line.gross_weight is None else -line.gross_weight,
        fineness=line.fineness,
    )
    return Line(part=part, account_id=line.account_id)
