"""Undo an entry that an accountant made; what a document posted is undone with the document."""

import uuid
from datetime import date

from django.db import transaction

from project.errors import NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.errors import NotReversible
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.ledger.services.reverse_entry import reverse_entry

REVERSIBLE = (PostingEvent.MANUAL, PostingEvent.METAL_REVALUATION)


@transaction.atomic
def reverse_journal_entry(
    *, actor: User, idempotency_key: uuid.UUID, entry_id: uuid.UUID, posted_on: date, note: str
) -> uuid.UUID:
    """Post the opposite of an entry and return the new one's id.

    Raises:
        NotFound: there is no such entry, or it is of a branch that the actor does not work in.
        NotReversible: it belongs to a document, or is a reversal itself.
        AlreadyReversed: it was undone before.
        PeriodClosed: the books are closed for ``posted_on``.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        entry = JournalEntry.objects.filter(pk=entry_id).first()
        if entry is None or not works_in(actor=actor, branch_id=entry.branch_id):
            raise NotFound(field="entry_id")
        if entry.event not in REVERSIBLE:
            raise NotReversible(reason="HAS_SOURCE")
        if entry.reverses_id:
            raise NotReversible(reason="IS_REVERSAL")
        reversal_id = reverse_entry(
            event=PostingEvent(entry.event),
            source_id=entry.source_id,
            posted_on=posted_on,
            actor_id=actor.pk,
            note=note,
        )
        if reversal_id is None:
            raise RuntimeError(f"The entry {entry_id} is no longer there.")
        return reversal_id

    content = {"entry_id": entry_id, "posted_on": posted_on, "note": note}
    reversal_id, _ = once(key=idempotency_key, use_case="reverse_journal_entry", content=content, write=write)
    return reversal_id
