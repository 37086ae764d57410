"""How the counter's mutations are told what comes back, and why."""

import uuid
from datetime import datetime

import strawberry

from schema.kit.scalars import Grams, Money
from schema.kit.validation import validated
from tenant_apps.pricing.services.quote_cart import MAX_LINES
from tenant_apps.sales.choices import ReturnReason
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.selectors.return_value import return_value


@strawberry.input(description="How much of a line of the sale comes back.")
class ReturnedLineInput:
    position: int
    quantity: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked.")


@strawberry.input(description="What comes back, and why.")
class ReturnInput:
    reason: ReturnReason
    note: str = ""
    lines: list[ReturnedLineInput] | None = strawberry.field(
        default=None, description="Left out: everything that has not come back yet."
    )
    to_store_credit: bool = strawberry.field(
        default=False, description="Turn the money into store credit instead of giving it back the way it came."
    )


def returning(back: ReturnInput) -> Returning:
    """Return what the services take.

    Raises:
        InvalidInput: the note or the list is too long.
    """
    with validated() as check:
        note = check.text("returned.note", back.note, maximum=200, required=False)
        check.entries("returned.lines", back.lines or [], maximum=MAX_LINES)
    lines = None if back.lines is None else _taken(back.lines)
    return Returning(lines=lines, reason=back.reason, note=note, to_store_credit=back.to_store_credit)


def value_of_return(sale_id: uuid.UUID, lines: list[ReturnedLineInput], *, now: datetime) -> Money:
    """Return what is given back for the lines.

    Raises:
        InvalidInput: too many lines, or one that cannot come back.
        NotFound, MoreThanSold, AlreadyRefunded: see ``return_value``.
    """
    with validated() as check:
        check.entries("lines", lines, minimum=1, maximum=MAX_LINES)
    return Money(return_value(sale_id=sale_id, lines=_taken(lines), now=now))


def _taken(lines: list[ReturnedLineInput]) -> tuple[LineReturned, ...]:
    return tuple(LineReturned(position=line.position, quantity=line.quantity) for line in lines)
