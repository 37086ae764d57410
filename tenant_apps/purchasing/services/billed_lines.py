"""Turn what a supplier bills into lines of an invoice, each beside the goods that came."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from tenant_apps.purchasing.asked import InvoiceAsked, LineInvoiced
from tenant_apps.purchasing.choices import Settlement
from tenant_apps.purchasing.errors import AlreadyInvoiced
from tenant_apps.purchasing.models import InvoiceLine, ReceiptLine


def billed_lines(asked: InvoiceAsked) -> list[InvoiceLine]:
    """Return the lines, unsaved. Only stays true under the supplier's lock.

    Raises:
        NotFound: a line of a receipt is not one of the supplier's in this branch.
        AlreadyInvoiced: goods stand on an invoice already, or twice on this one.
        InvalidInput: a number cannot be right.
    """
    received = _received(asked)
    taken = _taken(asked.lines)
    if taken:
        raise AlreadyInvoiced(positions=taken)
    rows = [
        _row(line, received[line.receipt_line_id], position=position)
        for position, line in enumerate(asked.lines, start=1)
    ]
    problems: FieldProblems = {}
    for number, row in enumerate(rows):
        problems |= _problems(row, under=f"lines.{number}")
    if problems:
        raise InvalidInput(problems)
    return rows


def _received(asked: InvoiceAsked) -> Mapping[uuid.UUID, ReceiptLine]:
    lines = ReceiptLine.objects.filter(
        receipt__supplier=asked.supplier_id,
        receipt__branch=asked.branch_id,
        pk__in=[line.receipt_line_id for line in asked.lines],
    )
    found = lines.select_related("order_line").in_bulk()
    for number, line in enumerate(asked.lines):
        if line.receipt_line_id not in found:
            raise NotFound(field=f"lines.{number}.receipt_line_id")
    return found


def _taken(lines: Sequence[LineInvoiced]) -> list[int]:
    """Return the positions of lines whose goods are invoiced already."""
    wanted = [line.receipt_line_id for line in lines]
    others = InvoiceLine.objects.filter(receipt_line__in=wanted, is_return=False)
    seen = set(others.values_list("receipt_line_id", flat=True))
    taken = []
    for position, key in enumerate(wanted, start=1):
        if key in seen:
            taken.append(position)
        seen.add(key)
    return taken


def _row(line: LineInvoiced, received: ReceiptLine, *, position: int) -> InvoiceLine:
    return InvoiceLine(
        position=position,
        receipt_line=received,
        quantity=received.quantity if line.quantity is None else line.quantity,
        settlement=line.settlement,
        fine_weight=received.fine_weight if line.fine_weight is None else line.fine_weight,
        metal_amount=line.metal_amount,
        cost=line.cost,
        tax=line.tax,
    )


def _problems(row: InvoiceLine, *, under: str) -> FieldProblems:
    problems = field_problems(row, under=under)
    if row.settlement == Settlement.GRAMS and row.metal_amount:
        problems[f"{under}.metal_amount"] = ("NOT_POSSIBLE", _("Metal that is owed in grams has no price."))
    if not row.receipt_line.metal:
        if row.settlement == Settlement.GRAMS:
            problems[f"{under}.settlement"] = ("NOT_POSSIBLE", _("There is no metal in this."))
        if row.metal_amount:
            problems[f"{under}.metal_amount"] = ("NOT_POSSIBLE", _("There is no metal in this."))
        if row.fine_weight:
            problems[f"{under}.fine_weight"] = ("NOT_POSSIBLE", _("There is no metal in this."))
    return problems
