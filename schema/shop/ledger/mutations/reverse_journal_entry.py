import datetime as dt
import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.kit.validation import validated
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.ledger.types import JournalEntry
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors, models
from tenant_apps.ledger.services.reverse_journal_entry import reverse_journal_entry


@strawberry.input
class ReverseJournalEntryInput:
    idempotency_key: uuid.UUID
    entry_id: relay.GlobalID
    posted_on: dt.date
    note: str


@strawberry.type
class ReverseJournalEntrySuccess:
    reversal: JournalEntry


@strawberry.type(description="The entry was undone before.")
class AlreadyReversed(Problem):
    pass


@strawberry.type(description="It belongs to a document, which is undone instead, or is a reversal itself.")
class NotReversible(Problem):
    pass


ReverseJournalEntryResult = Annotated[
    ReverseJournalEntrySuccess
    | InvalidInput
    | NotFound
    | NotReversible
    | AlreadyReversed
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ReverseJournalEntryResult"),
]


@strawberry.type
class ReverseJournalEntryMutation:
    @strawberry.mutation(
        description="Undo an entry that was made by hand, with its opposite.",
        extensions=[on_shop_host, requires("ledger.post")],
    )
    def reverse_journal_entry(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: ReverseJournalEntryInput
    ) -> ReverseJournalEntryResult:
        try:
            with validated() as check:
                note = check.text("note", input.note, maximum=200)
            reversal_id = reverse_journal_entry(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                entry_id=key_of(input.entry_id, JournalEntry, field="entry_id"),
                posted_on=input.posted_on,
                note=note,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.NotReversible as error:
            return NotReversible.of(error)
        except errors.AlreadyReversed as error:
            return AlreadyReversed.of(error)
        except errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return ReverseJournalEntrySuccess(
            reversal=cast("JournalEntry", models.JournalEntry.objects.with_poster().get(pk=reversal_id))
        )
