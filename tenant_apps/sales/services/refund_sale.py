"""Give a whole sale back: money, stock, and a document of its own that says so."""

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from project.errors import NotFound
from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.sales.choices import SaleKind, SaleSource, SaleStatus
from tenant_apps.sales.errors import AlreadyRefunded, NotRefundable
from tenant_apps.sales.events import SaleRefunded
from tenant_apps.sales.models import LINE_AMOUNTS, MONEY_AMOUNTS, Payment, Sale, SaleLine
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import PieceInStock
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock


@transaction.atomic
def refund_sale(*, actor: User, idempotency_key: uuid.UUID, sale_id: uuid.UUID, reason: str, now: datetime) -> Sale:
    """Undo a whole sale and return the refund: negative amounts, given back by the ways they were paid.

    Locks in the order of a checkout: the document, stock levels, the number series.

    Raises:
        NotFound: there is no such sale, or it is of a branch that the actor does not work in.
        NotRefundable: it is a refund itself, imported history, or has a unique piece that is back in stock already.
        AlreadyRefunded: it was refunded before.
        IdempotencyKeyReused: the key came with another input.
    """
    refund_id, _ = once(
        key=idempotency_key,
        use_case="refund_sale",
        content={"sale_id": sale_id, "reason": reason},
        write=lambda: _refund(_refundable(sale_id, actor=actor), actor=actor, reason=reason, now=now).pk,
    )
    return Sale.objects.get(pk=refund_id)


def _refundable(sale_id: uuid.UUID, *, actor: User) -> Sale:
    sale = Sale.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=sale_id).first()
    if sale is None or not works_in(actor=actor, branch_id=sale.branch_id):
        raise NotFound(field="sale_id")
    if sale.kind != SaleKind.SALE:
        raise NotRefundable(reason="NOT_A_SALE")
    if sale.source != SaleSource.COUNTER:
        raise NotRefundable(reason="IMPORTED")
    if sale.status == SaleStatus.REFUNDED:
        raise AlreadyRefunded
    return sale


def _refund(sale: Sale, *, actor: User, reason: str, now: datetime) -> Sale:
    refund_id = uuid7()
    lines = list(sale.lines.all())
    _take_back(lines, sale=sale, refund_id=refund_id, actor=actor, now=now)
    SaleLine.objects.bulk_create([_line_back(line, refund_id=refund_id) for line in lines])
    Payment.objects.bulk_create([_payment_back(paid, refund_id=refund_id) for paid in sale.payments.all()])
    sale.status = SaleStatus.REFUNDED
    sale.save(update_fields=["status"])
    record_event(SaleRefunded(sale_id=sale.pk, refund_id=refund_id))
    return Sale.objects.create(
        pk=refund_id,
        branch=sale.branch,
        terminal_id=sale.terminal_id,
        kind=SaleKind.REFUND,
        customer_id=sale.customer_id,
        cashier_id=actor.pk,
        cashier_name=actor.full_name,
        refund_of=sale,
        reason=reason,
        currency=sale.currency,
        **{name: -getattr(sale, name) for name in MONEY_AMOUNTS},
        sold_at=now,
        business_day=business_day(now),
        number=next_number(branch=sale.branch, series=Series.REFUND, day=business_day(now)),
    )


def _take_back(lines: list[SaleLine], *, sale: Sale, refund_id: uuid.UUID, actor: User, now: datetime) -> None:
    try:
        move_stock(
            moves=[
                StockMove(item_id=line.item_id, branch_id=sale.branch_id, quantity=line.quantity)
                for line in lines
                if line.item_id is not None
            ],
            kind=MovementKind.REFUND,
            reference_id=refund_id,
            moved_at=now,
            moved_by=actor.pk,
        )
    except PieceInStock as error:
        raise NotRefundable(reason="IN_STOCK") from error


def _line_back(line: SaleLine, *, refund_id: uuid.UUID) -> SaleLine:
    return SaleLine(
        sale_id=refund_id,
        position=line.position,
        item_id=line.item_id,
        sku=line.sku,
        description=line.description,
        metal=line.metal,
        fineness=line.fineness,
        components=_snapshot_back(line.components),
        **{name: -getattr(line, name) for name in LINE_AMOUNTS},
    )


def _snapshot_back(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Return the snapshot of a price with its amounts negated; rule, rate and percentages stay."""
    return {
        **snapshot,
        **{name: _negated(snapshot[name]) for name in (*LINE_AMOUNTS, "exact_total")},
        "components": {code: _negated(amount) for code, amount in snapshot["components"].items()},
        "taxes": [
            {**tax, "base": _negated(tax["base"]), "amount": _negated(tax["amount"])} for tax in snapshot["taxes"]
        ],
    }


def _negated(amount: str) -> str:
    # Subtracting from zero, because minus zero is written “-0”.
    return f"{0 - Decimal(amount):f}"


def _payment_back(paid: Payment, *, refund_id: uuid.UUID) -> Payment:
    return Payment(
        sale_id=refund_id,
        position=paid.position,
        method=paid.method,
        amount=-paid.amount,
        tendered=-paid.amount,
        reference=paid.reference,
    )
