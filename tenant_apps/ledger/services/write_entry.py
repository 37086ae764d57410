"""Write an entry whose accounts are known: the last step of posting, of a manual entry and of a reversal."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.errors import PeriodClosed
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.ledger.part import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A part, and the account that it goes to."""

    part: Part
    account_id: uuid.UUID


@transaction.atomic
def write_entry(
    *,
    event: PostingEvent,
    source_id: uuid.UUID,
    branch_id: uuid.UUID,
    posted_on: date,
    actor_id: uuid.UUID | None,
    lines: Sequence[Line],
    note: str = "",
    reverses_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Write the entry and its lines in two statements and return its id; triggers judge them and keep the balances.

    Raises:
        PeriodClosed: the books are closed for that day.
    """
    entry = JournalEntry(
        event=event,
        source_id=source_id,
        branch_id=branch_id,
        posted_on=posted_on,
        actor_id=actor_id,
        note=note,
        reverses_id=reverses_id,
        line_count=len(lines),
    )
    try:
        entry.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name == "journal_entry_is_in_an_open_period":  # type: ignore[union-attr]  # psycopg's error
            raise PeriodClosed(posted_on=posted_on) from error
        raise
    JournalLine.objects.bulk_create(
        JournalLine(
            entry=entry,
            position=position,
            account_id=line.account_id,
            branch_id=branch_id,
            posted_on=posted_on,
            commodity=line.part.commodity,
            amount=line.part.amount,
            part=line.part.code,
            customer_id=line.part.customer_id,
            supplier_id=line.part.supplier_id,
            gross_weight=line.part.gross_weight,
            fineness=line.part.fineness,
        )
        for position, line in enumerate(lines, start=1)
    )
    return entry.pk
