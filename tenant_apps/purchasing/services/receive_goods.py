"""Receive goods from a supplier: into stock, against the order where there is one, into the books; whole, or not."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from project.errors import InvalidInput, NotFound
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.purchasing.models import Order, Receipt, ReceiptLine
from tenant_apps.purchasing.posting import receipt_parts
from tenant_apps.purchasing.services.order_progress import lock_order_to_receive, note_received
from tenant_apps.purchasing.services.place import known_supplier, open_branch, require_lines
from tenant_apps.purchasing.services.received_goods import received_goods
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import PieceInStock
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.tally import Tally


@transaction.atomic
def receive_goods(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    supplier_id: uuid.UUID,
    branch_id: uuid.UUID,
    lines: Sequence[LineReceived],
    order_id: uuid.UUID | None = None,
    delivery_note: str = "",
    now: datetime,
) -> Receipt:
    """Write the receipt and everything that follows from it.

    Locks in this order: the idempotency key, the order, the catalogue where an item is new, the ledger, the series.

    Raises:
        NotFound: no such branch, supplier, order of theirs, line of it or item, or the actor does not work there.
        InvalidInput: a number or a new item cannot be right, or a piece is in stock already.
        OrderNotOpen: the order is not approved, or is received or cancelled.
        MoreThanOrdered: more comes than is still on order, which is also what the later of two people is told.
        LimitReached: the plan allows no more items.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        require_lines(len(lines))
        branch, supplier = open_branch(branch_id, actor=actor), known_supplier(supplier_id)
        order = lock_order_to_receive(order_id, supplier=supplier, branch=branch, lines=lines) if order_id else None
        _require_no_order_lines(lines, order)
        return _receive(
            received_goods(lines),
            order=order,
            receipt=Receipt(
                branch=branch,
                supplier=supplier,
                order=order,
                delivery_note=delivery_note.strip(),
                received_by=actor.pk,
                received_by_name=actor.full_name,
                received_at=now,
                business_day=business_day(now),
            ),
        )

    content = {
        "supplier": supplier_id,
        "branch": branch_id,
        "order": order_id,
        "delivery_note": delivery_note,
        "lines": [asdict(line) for line in lines],
    }
    receipt_id, _ = once(key=idempotency_key, use_case="receive_goods", content=content, write=write)
    return Receipt.objects.get(pk=receipt_id)


def _require_no_order_lines(lines: Sequence[LineReceived], order: Order | None) -> None:
    if order is None:
        for number, line in enumerate(lines):
            if line.order_line_id:
                raise NotFound(field=f"lines.{number}.order_line_id")


def _receive(lines: list[ReceiptLine], *, receipt: Receipt, order: Order | None) -> uuid.UUID:
    receipt.pk = uuid7()
    if problems := field_problems(receipt, exclude=["number"]):
        raise InvalidInput(problems)
    parts = _take_in(lines, receipt=receipt)
    if order is not None:
        note_received(order, lines)
    post_entry(
        event=PostingEvent.GOODS_RECEIPT,
        source_id=receipt.pk,
        branch_id=receipt.branch_id,
        posted_on=receipt.business_day,
        actor_id=receipt.received_by,
        parts=parts,
    )
    # Last of all, because the branch's other receipts wait for the number; the lines follow their receipt.
    receipt.number = next_number(branch=receipt.branch, series=Series.RECEIPT, day=receipt.business_day)
    receipt.save(force_insert=True)
    for line in lines:
        line.receipt = receipt
    ReceiptLine.objects.bulk_create(lines)
    return receipt.pk


def _take_in(lines: Sequence[ReceiptLine], *, receipt: Receipt) -> list[Part]:
    moves = [
        StockMove(
            item_id=line.item_id,
            branch_id=receipt.branch_id,
            quantity=line.quantity,
            fine_weight=line.fine_weight,
            cost=line.cost,
        )
        for line in lines
    ]
    try:
        values = move_stock(
            moves=moves,
            kind=MovementKind.GOODS_RECEIPT,
            reference_id=receipt.pk,
            moved_at=receipt.received_at,
            moved_by=receipt.received_by,
        )
    except PieceInStock as error:
        raise InvalidInput({"lines": (error.code, error.message)}) from error
    tally = Tally()
    for line, moved in zip(lines, values, strict=True):
        tally.add(line.item, line.quantity, moved)
    return receipt_parts(tally, supplier_id=receipt.supplier_id, currency=current_tenant().currency)
