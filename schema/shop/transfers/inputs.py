"""What clients say of a transfer's lines."""

from decimal import Decimal

import strawberry
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.scalars import Grams
from schema.kit.validation import validated
from schema.shop.catalog.types import Item
from tenant_apps.transfers.asked import MAX_LINES, LineApproved, LineRequested, LineSettled, LineWeighed


@strawberry.input
class TransferLineInput:
    item_id: relay.GlobalID
    quantity: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked.")


@strawberry.input
class ApprovedLineInput:
    position: int
    quantity: Grams = strawberry.field(description="Zero leaves the line out.")


@strawberry.input
class WeighedLineInput:
    position: int
    gross_weight: Grams = strawberry.field(description="Of the whole line, as the scale shows it.")


@strawberry.input
class SettledLineInput:
    position: int
    quantity: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked.")
    in_transit: Grams = strawberry.field(
        description="How much of it you saw on the way: with another quantity by now, nothing is counted twice."
    )
    gross_weight: Grams | None = strawberry.field(default=None, description="Of this quantity, as the scale shows it.")


def requested_lines(lines: list[TransferLineInput]) -> list[LineRequested]:
    """Return what the service takes.

    Raises:
        InvalidInput: there are too many.
        NotFound: an id is not one of an item.
    """
    _require_few("lines", lines)
    return [
        LineRequested(
            item_id=key_of(line.item_id, Item, field=f"lines.{number}.item_id"), quantity=Decimal(line.quantity)
        )
        for number, line in enumerate(lines)
    ]


def approved_lines(lines: list[ApprovedLineInput]) -> list[LineApproved]:
    """Return what the service takes.

    Raises:
        InvalidInput: there are too many.
    """
    _require_few("lines", lines)
    return [LineApproved(position=line.position, quantity=Decimal(line.quantity)) for line in lines]


def weighed_lines(lines: list[WeighedLineInput]) -> list[LineWeighed]:
    """Return what the service takes.

    Raises:
        InvalidInput: there are too many.
    """
    _require_few("weights", lines)
    return [LineWeighed(position=line.position, gross_weight=Decimal(line.gross_weight)) for line in lines]


def settled_lines(lines: list[SettledLineInput]) -> list[LineSettled]:
    """Return what the services take.

    Raises:
        InvalidInput: there are too many.
    """
    _require_few("lines", lines)
    return [
        LineSettled(
            position=line.position,
            quantity=Decimal(line.quantity),
            in_transit=Decimal(line.in_transit),
            gross_weight=None if line.gross_weight is None else Decimal(line.gross_weight),
        )
        for line in lines
    ]


def said_text(path: str, text: str, *, required: bool = True) -> str:
    """Return a reason or a note, clean.

    Raises:
        InvalidInput: it is missing, too long or has characters that cannot be used.
    """
    with validated() as check:
        return check.text(path, text, maximum=200, required=required)


def _require_few[T](path: str, lines: list[T]) -> None:
    with validated() as check:
        check.entries(path, lines, maximum=MAX_LINES)
