"""Write documents that are settled together: the one place where credit, stock, books and numbers follow each other."""

from collections.abc import Sequence
from decimal import Decimal

from tenant_apps.branches.services.next_number import next_number
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.sales.choices import ChequeStatus, SaleKind
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.models import Cheque, OldGold, Payment, SaleLine
from tenant_apps.sales.payments.credit import settle_credit
from tenant_apps.sales.payments.on_account import require_credit
from tenant_apps.sales.posting import parts_of
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.locks import lock_levels
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.release_stock import release_stock


def write_documents(drafts: Sequence[Draft], *, visit: Visit) -> None:
    """Write one document, or the refund and the sale of an exchange, in the transaction that locked what they need.

    Locks in the order of the house: customer, credit, stock levels, the ledger's balances, and last of all the
    numbers. One statement for each kind of row, however many lines there are.

    Raises:
        CreditLimitExceeded: the customer would owe more than they may.
        NotEnoughCredit, GiftCardUnknown, GiftCardUnusable, NoLoyaltyProgram, TooFewPoints: credit cannot be spent.
        OutOfStock, PieceInStock: stock says no.
        PeriodClosed: the books are closed for this day.
    """
    require_credit(drafts, visit=visit)
    for draft in drafts:
        settle_credit(draft, visit=visit)
    _round_cash(drafts)
    if len(drafts) > 1:
        # Each of the moves locks in order; both together do only if all is locked before.
        lock_levels(move.key for draft in drafts for move in _moves(draft, visit=visit))
    for draft in drafts:
        if draft.reserved_for is not None:
            release_stock(reserved_for=draft.reserved_for, now=visit.now)
        _move(draft, visit=visit)
    SaleLine.objects.bulk_create([line for draft in drafts for line in draft.lines])
    Payment.objects.bulk_create([payment for draft in drafts for payment in draft.payments])
    _write_papers(drafts, visit=visit)
    last = drafts[-1].document
    post_entry(
        event=PostingEvent.SALE if last.kind == SaleKind.SALE else PostingEvent.RETURN,
        source_id=last.pk,
        branch_id=visit.branch.pk,
        posted_on=visit.day,
        actor_id=visit.actor.pk,
        parts=parts_of(drafts),
    )
    for draft in drafts:
        _take(draft, visit=visit)
    # Last of all, because the branch's other documents wait for the number.
    for draft in reversed(drafts):
        draft.document.number = next_number(branch=visit.branch, series=draft.series, day=visit.day)
        draft.document.save(force_insert=True)


def _round_cash(drafts: Sequence[Draft]) -> None:
    """Say what was paid beyond the total, now that it is known what each payment became."""
    for draft in drafts:
        draft.document.cash_rounding = draft.paid - draft.document.total


def _moves(draft: Draft, *, visit: Visit) -> list[StockMove]:
    """Return what a document moves: first its lines, in their order, and then old gold."""
    goods = [
        StockMove(
            item_id=line.item_id,
            branch_id=visit.branch.pk,
            quantity=-line.quantity,
            # What comes back brings what the stock gave for it then.
            fine_weight=-line.stock_fine_weight if line.return_of_id else None,
            cost=-line.cost if line.return_of_id else None,
        )
        for line in draft.lines
        if line.item_id is not None
    ]
    sign = -1 if draft.document.refund_of_id else 1
    return goods + [
        StockMove(
            item_id=piece.item_id,
            branch_id=visit.branch.pk,
            quantity=sign * piece.net_weight,
            fine_weight=piece.net_weight * piece.fineness / 1000,
            cost=Decimal(0),
        )
        for piece in draft.old_gold
    ]


def _move(draft: Draft, *, visit: Visit) -> None:
    moves = _moves(draft, visit=visit)
    if not moves:
        return
    moved = move_stock(
        moves=moves,
        kind=MovementKind.SALE if draft.document.kind == SaleKind.SALE else MovementKind.REFUND,
        reference_id=draft.document.pk,
        moved_at=visit.now,
        moved_by=visit.actor.pk,
    )
    stocked = (line for line in draft.lines if line.item_id is not None)
    for line, carried in zip(stocked, moved, strict=False):
        line.stock_fine_weight, line.cost = -carried.fine_weight, -carried.cost


def _write_papers(drafts: Sequence[Draft], *, visit: Visit) -> None:
    """Write the cheques and the old gold of sales. What went back to the customer stays where it was written."""
    cheques = [cheque for draft in drafts for cheque in draft.cheques]
    if cheques:
        Cheque.objects.bulk_create(cheques)
    pieces = [piece for draft in drafts if not draft.document.refund_of_id for piece in draft.old_gold]
    if pieces:
        OldGold.objects.bulk_create(pieces)
    back = [cheque.pk for draft in drafts for cheque in draft.cheques_back]
    if back:
        Cheque.objects.filter(pk__in=back).update(status=ChequeStatus.RETURNED, status_at=visit.now)


def _take(draft: Draft, *, visit: Visit) -> None:
    is_sale = draft.document.kind == SaleKind.SALE
    record_takings(
        shift=visit.shift,
        kind=TakingKind.SALE if is_sale else TakingKind.RETURN,
        source_id=draft.document.pk,
        takings=[
            Taking(method=PaymentMethod(payment.method), amount=payment.amount)
            for payment in draft.payments
            if not payment.is_carried
        ],
        at=visit.now,
    )
