"""Turn what was on the scale into lines of a receipt, with the items that are new."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError, InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_item import create_item
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.purchasing.models import ReceiptLine
from tenant_apps.stock.quantity import quantity_problem


def received_goods(lines: Sequence[LineReceived]) -> list[ReceiptLine]:
    """Return the lines, unsaved, each with its item; new items are in the catalogue then.

    Raises:
        NotFound: an item is not in the catalogue or not in use.
        InvalidInput: a number or a new item cannot be right, each at its field.
        LimitReached: the plan allows no more items.
    """
    known = _known_items(lines)
    rows: list[ReceiptLine] = []
    problems: FieldProblems = {}
    for number, line in enumerate(lines):
        item = known[line.item_id] if line.new_item is None else _new_item(line, line.new_item, number=number)
        row = _weighed(line, item, position=number + 1)
        problems |= _problems(row, line, under=f"lines.{number}")
        rows.append(row)
    if problems:
        raise InvalidInput(problems)
    return rows


def _known_items(lines: Sequence[LineReceived]) -> Mapping[uuid.UUID | None, Item]:
    items: dict[uuid.UUID | None, Item] = {}
    items.update(Item.objects.active().in_bulk({line.item_id for line in lines if line.item_id}))
    for number, line in enumerate(lines):
        if (line.item_id is None) == (line.new_item is None):
            raise InvalidInput({f"lines.{number}.item_id": ("REQUIRED", _("Say which item it is, or what is new."))})
        if line.item_id and line.item_id not in items:
            raise NotFound(field=f"lines.{number}.item_id")
    return items


def _new_item(line: LineReceived, details: ItemDetails, *, number: int) -> Item:
    if details.tracking == Tracking.PIECE:
        details = replace(
            details,
            gross_weight=details.gross_weight if line.gross_weight is None else line.gross_weight,
            stone_weight=line.stone_weight or details.stone_weight,
            unit_cost=line.cost,
        )
    try:
        return create_item(details=details)
    except BusinessError as error:
        raise _at_line(error, f"lines.{number}.new_item") from error


def _at_line[E: BusinessError](error: E, path: str) -> E:
    if error.field is not None:
        error.field = f"{path}.{error.field}"
    if isinstance(error, InvalidInput):
        error.fields = {f"{path}.{field}": problem for field, problem in error.fields.items()}
    return error


def _weighed(line: LineReceived, item: Item, *, position: int) -> ReceiptLine:
    gross, stones = line.gross_weight, line.stone_weight
    if item.tracking == Tracking.WEIGHT:
        gross = line.quantity + stones if gross is None else gross
    elif gross is None or item.tracking == Tracking.PIECE:
        gross, stones = line.quantity * item.gross_weight, line.quantity * item.stone_weight
    net = gross - stones
    return ReceiptLine(
        position=position,
        order_line_id=line.order_line_id,
        item=item,
        quantity=line.quantity,
        gross_weight=gross,
        stone_weight=stones,
        net_weight=net,
        metal=item.metal,
        fineness=item.fineness,
        fine_weight=net * (item.fineness or Decimal(0)) / 1000,
        cost=line.cost,
    )


def _problems(row: ReceiptLine, line: LineReceived, *, under: str) -> FieldProblems:
    problems = field_problems(row, under=under)
    if problem := quantity_problem(row.item, row.quantity):
        problems[f"{under}.quantity"] = problem
    if row.net_weight < 0:
        problems[f"{under}.stone_weight"] = ("HEAVIER_THAN_PIECE", _("Stones and other parts weigh more than all."))
    if row.item.tracking == Tracking.WEIGHT and row.net_weight != row.quantity:
        problems[f"{under}.quantity"] = ("NOT_NET_WEIGHT", _("What is tracked by weight is received by its net grams."))
    if row.item.tracking == Tracking.PIECE and line.gross_weight not in (None, row.gross_weight):
        problems[f"{under}.gross_weight"] = (
            "OTHER_WEIGHT",
            _("The catalogue says another weight of this piece: correct it there first."),
        )
    return problems
