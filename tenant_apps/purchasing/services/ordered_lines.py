"""Turn what somebody wants of a supplier into lines of an order."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from shared_apps.market.choices import Metal
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.normalise import one_line
from tenant_apps.purchasing.asked import LineOrdered
from tenant_apps.purchasing.models import OrderLine
from tenant_apps.stock.quantity import quantity_problem

HIGHEST_FINENESS = Decimal(1000)


def ordered_lines(lines: Sequence[LineOrdered]) -> list[OrderLine]:
    """Return the lines, unsaved and without their order.

    Raises:
        NotFound: an item is not in the catalogue or not in use.
        InvalidInput: a number cannot be right, or a line says neither an item nor what it is.
    """
    items = Item.objects.active().in_bulk({line.item_id for line in lines if line.item_id})
    rows: list[OrderLine] = []
    problems: FieldProblems = {}
    for number, line in enumerate(lines):
        if line.item_id and line.item_id not in items:
            raise NotFound(field=f"lines.{number}.item_id")
        row = _row(line, items, position=number + 1)
        problems |= _problems(row, under=f"lines.{number}")
        rows.append(row)
    if problems:
        raise InvalidInput(problems)
    return rows


def _row(line: LineOrdered, items: Mapping[uuid.UUID, Item], *, position: int) -> OrderLine:
    item = items[line.item_id] if line.item_id else None
    metal = item.metal if item else line.metal
    fineness = item.fineness if item else line.fineness
    net = _expected(item, line.quantity) if line.net_weight is None else line.net_weight
    return OrderLine(
        position=position,
        item=item,
        description=one_line(line.description) or (item.name if item else ""),
        quantity=line.quantity,
        metal=metal,
        fineness=fineness if metal else None,
        net_weight=net,
        fine_weight=net * (fineness or Decimal(0)) / 1000 if metal else Decimal(0),
        cost=line.cost,
        rate=line.rate,
    )


def _expected(item: Item | None, quantity: Decimal) -> Decimal:
    if item is None:
        return Decimal(0)
    return quantity if item.tracking == Tracking.WEIGHT else quantity * item.net_weight


def _problems(row: OrderLine, *, under: str) -> FieldProblems:
    problems = field_problems(row, under=under)
    # A piece on order is a design of which more may come, so its quantity is a count.
    item = None if row.item is None or row.item.tracking == Tracking.PIECE else row.item
    if item is not None and (problem := quantity_problem(item, row.quantity)):
        problems[f"{under}.quantity"] = problem
    if row.metal and row.metal not in Metal:
        problems[f"{under}.metal"] = ("UNKNOWN", _("This metal is not known."))
    if row.metal and (row.fineness is None or not 0 < row.fineness <= HIGHEST_FINENESS):
        problems[f"{under}.fineness"] = ("REQUIRED", _("Metal needs its fineness."))
    if row.rate is not None and row.rate <= 0:
        problems[f"{under}.rate"] = ("TOO_SMALL", _("The rate must be more than zero."))
    return problems
