"""Make a sale void on its own day: everything is undone, and the document keeps its number."""

import uuid
from datetime import datetime

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.reverse_entry import reverse_entry
from tenant_apps.sales.choices import ChequeStatus, SaleKind, SaleSource, SaleStatus
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.errors import SaleNotVoidable
from tenant_apps.sales.events import SaleVoided
from tenant_apps.sales.models import Cheque, OldGold, Payment, Sale
from tenant_apps.sales.payments.credit import undo_credit
from tenant_apps.sales.services.locks import lock_sale
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock, PieceInStock
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock


@transaction.atomic
def void_sale(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    sale_id: uuid.UUID,
    reason: str,
    terminal_id: uuid.UUID | None,
    now: datetime,
) -> Sale:
    """Undo a sale of today as if it had never been: stock, money, credit and books; it counts nowhere any more.

    Locks in the order of a checkout, the sale in the place of the quote.

    Raises:
        NotFound: there is no such sale or till, or it is of a branch that the actor does not work in.
        SaleNotVoidable: see the reasons in the error; most of them leave a refund as the way.
        ShiftRequired: the shop gives money only out of an open drawer.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        sale = _voidable(sale_id, actor=actor, now=now)
        visit = visit_at(
            sale.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=sale.customer_id,
            currency=sale.currency,
            now=now,
        )
        payments = list(sale.payments.all())
        _give_cheques_back(sale, visit=visit)
        undo_credit(sale, payments, visit=visit)
        _move_back(sale, visit=visit)
        reverse_entry(event=PostingEvent.SALE, source_id=sale.pk, posted_on=visit.day, actor_id=actor.pk, note=reason)
        _take_back(sale, payments, visit=visit)
        sale.status, sale.voided_at, sale.voided_by_name = SaleStatus.VOIDED, now, actor.full_name
        sale.void_reason = reason
        sale.save(update_fields=["status", "voided_at", "voided_by_name", "void_reason"])
        record_event(SaleVoided(sale_id=sale.pk))
        return sale.pk

    content = {"sale_id": sale_id, "reason": reason, "terminal_id": terminal_id}
    once(key=idempotency_key, use_case="void_sale", content=content, write=write)
    return Sale.objects.get(pk=sale_id)


def _voidable(sale_id: uuid.UUID, *, actor: User, now: datetime) -> Sale:
    sale = lock_sale(sale_id, actor=actor)
    if sale.kind != SaleKind.SALE:
        raise SaleNotVoidable(reason="NOT_A_SALE")
    if sale.source != SaleSource.COUNTER:
        raise SaleNotVoidable(reason="IMPORTED")
    if sale.status == SaleStatus.VOIDED:
        raise SaleNotVoidable(reason="VOIDED")
    if sale.status != SaleStatus.COMPLETED:
        raise SaleNotVoidable(reason="REFUNDED")
    if Sale.objects.filter(exchanged_for=sale).exists():
        raise SaleNotVoidable(reason="EXCHANGED")
    if sale.business_day != business_day(now):
        raise SaleNotVoidable(reason="ANOTHER_DAY")
    if sale.payments.filter(method=PaymentMethod.DEPOSIT).exists():
        # Its deposits would be owed again, with no layaway behind them; a return pays them back.
        raise SaleNotVoidable(reason="DEPOSIT")
    return sale


def _give_cheques_back(sale: Sale, *, visit: Visit) -> None:
    cheques = list(Cheque.objects.select_for_update().filter(payment__sale=sale))
    if any(cheque.status != ChequeStatus.RECEIVED for cheque in cheques):
        raise SaleNotVoidable(reason="CHEQUE_GONE")
    if cheques:
        ids = [cheque.pk for cheque in cheques]
        Cheque.objects.filter(pk__in=ids).update(status=ChequeStatus.RETURNED, status_at=visit.now)


def _move_back(sale: Sale, *, visit: Visit) -> None:
    goods = [
        StockMove(
            item_id=line.item_id,
            branch_id=sale.branch_id,
            quantity=line.quantity,
            fine_weight=line.stock_fine_weight,
            cost=line.cost,
        )
        for line in sale.lines.all()
        if line.item_id is not None
    ]
    old_gold = [
        StockMove(item_id=piece.item_id, branch_id=sale.branch_id, quantity=-piece.net_weight)
        for piece in OldGold.objects.filter(payment__sale=sale)
    ]
    try:
        move_stock(
            moves=goods + old_gold,
            kind=MovementKind.REFUND,
            reference_id=sale.pk,
            moved_at=visit.now,
            moved_by=visit.actor.pk,
        )
    except PieceInStock as error:
        raise SaleNotVoidable(reason="IN_STOCK") from error
    except OutOfStock as error:
        raise SaleNotVoidable(reason="OLD_GOLD_GONE") from error


def _take_back(sale: Sale, payments: list[Payment], *, visit: Visit) -> None:
    record_takings(
        shift=visit.shift,
        kind=TakingKind.RETURN,
        source_id=sale.pk,
        takings=[Taking(method=PaymentMethod(paid.method), amount=-paid.amount) for paid in payments],
        at=visit.now,
    )
