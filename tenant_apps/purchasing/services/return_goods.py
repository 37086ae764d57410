"""Return goods to their supplier by a debit note: out of stock, and so much less is owed for them."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.purchasing.asked import LineReturned
from tenant_apps.purchasing.choices import InvoiceKind, InvoiceStatus
from tenant_apps.purchasing.errors import MoreThanReceived, NotInvoiced
from tenant_apps.purchasing.models import Invoice, InvoiceLine
from tenant_apps.purchasing.posting import debit_parts
from tenant_apps.purchasing.returned import returned_line
from tenant_apps.purchasing.selectors.returned_so_far import returned_so_far
from tenant_apps.purchasing.services.locks import lock_supplier
from tenant_apps.purchasing.services.place import open_branch, require_lines
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.move_stock import move_stock


@transaction.atomic
def return_goods(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    supplier_id: uuid.UUID,
    branch_id: uuid.UUID,
    lines: Sequence[LineReturned],
    reason: str,
    now: datetime,
) -> Invoice:
    """Write the debit note: of each line its part of what was billed for it, the last part taking the rest.

    Locks in this order: the idempotency key, the supplier, stock levels, the ledger, the series.

    Raises:
        NotFound: no such branch or supplier, or the actor does not work in the branch.
        InvalidInput: there is no reason, a line twice, or a quantity does not fit its item.
        NotInvoiced: goods are not on a posted invoice of the supplier in this branch.
        MoreThanReceived: more would go back than is left of a line.
        OutOfStock: the goods are not there any more (facts: skus).
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        require_lines(len(lines))
        branch, supplier = open_branch(branch_id, actor=actor), lock_supplier(supplier_id)
        note = Invoice(
            pk=uuid7(),
            branch=branch,
            supplier=supplier,
            kind=InvoiceKind.DEBIT_NOTE,
            status=InvoiceStatus.POSTED,
            issued_on=business_day(now),
            note=reason.strip(),
            recorded_by=actor.pk,
            recorded_by_name=actor.full_name,
            recorded_at=now,
            posted_at=now,
        )
        if not note.note:
            raise InvalidInput({"reason": ("REQUIRED", _("Say why the goods go back."))})
        if problems := field_problems(note, exclude=["number"]):
            raise InvalidInput(problems)
        return _return(note, _lines(lines, note=note), now=now)

    content = {
        "supplier": supplier_id,
        "branch": branch_id,
        "reason": reason,
        "lines": [asdict(line) for line in lines],
    }
    note_id, _is_new = once(key=idempotency_key, use_case="return_goods", content=content, write=write)
    return Invoice.objects.get(pk=note_id)


def _lines(lines: Sequence[LineReturned], *, note: Invoice) -> list[InvoiceLine]:
    billed = _billed([line.receipt_line_id for line in lines], note=note)
    missing = [number for number, line in enumerate(lines, start=1) if line.receipt_line_id not in billed]
    if missing:
        raise NotInvoiced(positions=missing)
    gone = returned_so_far(billed)
    rows: list[InvoiceLine] = []
    problems: FieldProblems = {}
    for number, line in enumerate(lines):
        invoiced = billed[line.receipt_line_id]
        if problem := quantity_problem(invoiced.receipt_line.item, line.quantity):
            problems[f"lines.{number}.quantity"] = problem
            continue
        before = gone[line.receipt_line_id]
        left = invoiced.receipt_line.quantity - before
        if line.quantity > left:
            raise MoreThanReceived(field=f"lines.{number}.quantity", left=left)
        gone[line.receipt_line_id] += line.quantity
        rows.append(returned_line(invoiced, before=before, quantity=line.quantity, position=number + 1))
    if problems:
        raise InvalidInput(problems)
    return rows


def _billed(receipt_line_ids: Sequence[uuid.UUID], *, note: Invoice) -> Mapping[uuid.UUID, InvoiceLine]:
    lines = InvoiceLine.objects.filter(
        receipt_line__in=receipt_line_ids,
        is_return=False,
        invoice__status=InvoiceStatus.POSTED,
        invoice__supplier=note.supplier,
        invoice__branch=note.branch,
    )
    return {line.receipt_line_id: line for line in lines.select_related("receipt_line__item")}


def _return(note: Invoice, lines: list[InvoiceLine], *, now: datetime) -> uuid.UUID:
    moves = [
        StockMove(item_id=line.receipt_line.item_id, branch_id=note.branch_id, quantity=-line.quantity)
        for line in lines
    ]
    values = move_stock(
        moves=moves,
        kind=MovementKind.SUPPLIER_RETURN,
        reference_id=note.pk,
        moved_at=now,
        moved_by=note.recorded_by,
    )
    returned = list(zip(lines, values, strict=True))
    post_entry(
        event=PostingEvent.DEBIT_NOTE,
        source_id=note.pk,
        branch_id=note.branch_id,
        posted_on=note.issued_on,
        actor_id=note.recorded_by,
        parts=debit_parts(returned, supplier_id=note.supplier_id, currency=current_tenant().currency),
        note=note.note,
    )
    note.number = next_number(branch=note.branch, series=Series.DEBIT_NOTE, day=note.issued_on)
    note.save(force_insert=True)
    for line in lines:
        line.invoice = note
    InvoiceLine.objects.bulk_create(lines)
    return note.pk
