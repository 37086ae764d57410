import datetime as dt
import uuid
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.scalars import Amount
from schema.kit.validation import validated
from schema.shop.branches.types import Branch
from schema.shop.customers.types import Customer
from schema.shop.ledger.problems import PeriodClosed, Unbalanced
from schema.shop.ledger.types import JournalEntry, LedgerAccount
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors, models
from tenant_apps.ledger.services.post_manual_entry import ManualLine, post_manual_entry


@strawberry.input
class ManualLineInput:
    account_id: relay.GlobalID
    commodity: str = strawberry.field(description="A currency, or XAU, XAG, XPT, XPD in fine grams (ISO 4217).")
    amount: Amount = strawberry.field(description="Debit positive, credit negative.")
    customer_id: relay.GlobalID | None = None


@strawberry.input
class PostManualEntryInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    posted_on: dt.date
    note: str
    lines: list[ManualLineInput]


@strawberry.type
class PostManualEntrySuccess:
    entry: JournalEntry


PostManualEntryResult = Annotated[
    PostManualEntrySuccess | InvalidInput | NotFound | Unbalanced | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("PostManualEntryResult"),
]


@strawberry.type
class PostManualEntryMutation:
    @strawberry.mutation(
        description="Post what no document says: rent, wages, capital, corrections.",
        extensions=[on_shop_host, requires("ledger.post")],
    )
    def post_manual_entry(self, info: Info, input: PostManualEntryInput) -> PostManualEntryResult:
        try:
            with validated() as check:
                note = check.text("note", input.note, maximum=200)
            entry_id = post_manual_entry(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                posted_on=input.posted_on,
                note=note,
                lines=[_line(line, place=place) for place, line in enumerate(input.lines)],
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.Unbalanced as error:
            return Unbalanced.of(error)
        except errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return PostManualEntrySuccess(
            entry=cast("JournalEntry", models.JournalEntry.objects.with_poster().get(pk=entry_id))
        )


def _line(line: ManualLineInput, *, place: int) -> ManualLine:
    customer = line.customer_id and key_of(line.customer_id, Customer, field=f"lines.{place}.customer_id")
    return ManualLine(
        account_id=key_of(line.account_id, LedgerAccount, field=f"lines.{place}.account_id"),
        commodity=line.commodity,
        amount=Decimal(line.amount),
        customer_id=customer or None,
    )
