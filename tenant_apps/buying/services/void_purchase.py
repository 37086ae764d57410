"""Undo a purchase on its own day: the seller takes the metal back and gives the money back."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.buying.choices import PurchaseStatus
from tenant_apps.buying.errors import NotVoidable
from tenant_apps.buying.events import PurchaseVoided
from tenant_apps.buying.models import Purchase, PurchaseLine
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.reverse_entry import reverse_entry
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally
from tenant_apps.stock.valuation import ZERO


@transaction.atomic
def void_purchase(
    *, actor: User, idempotency_key: uuid.UUID, purchase_id: uuid.UUID, reason: str, now: datetime
) -> Purchase:
    """Put money, metal and books back as they were before the purchase, and return it.

    Locks in the order of buying: the document, the shift, the customer, stock levels, the ledger.

    Raises:
        NotFound: there is no such purchase, or it is of a branch that the actor does not work in.
        InvalidInput: there is no reason.
        NotVoidable: it was voided before, or is not of today.
        OutOfStock: what was bought is no longer there (facts: skus).
        NotEnoughCredit: the store credit that it paid is spent.
        ShiftRequired: the drawer of its terminal is not open.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """
    once(
        key=idempotency_key,
        use_case="void_purchase",
        content={"purchase_id": purchase_id, "reason": reason},
        write=lambda: _void(_voidable(purchase_id, actor=actor, now=now), actor=actor, reason=reason.strip(), now=now),
    )
    return Purchase.objects.get(pk=purchase_id)


def _voidable(purchase_id: uuid.UUID, *, actor: User, now: datetime) -> Purchase:
    purchase = Purchase.objects.select_for_update(of=["self"]).filter(pk=purchase_id).first()
    if purchase is None or not works_in(actor=actor, branch_id=purchase.branch_id):
        raise NotFound(field="purchase_id")
    if purchase.status == PurchaseStatus.VOIDED:
        raise NotVoidable(reason="VOIDED")
    if purchase.business_day != business_day(now):
        raise NotVoidable(reason="NOT_TODAY")
    return purchase


def _void(purchase: Purchase, *, actor: User, reason: str, now: datetime) -> uuid.UUID:
    if not reason:
        raise InvalidInput({"reason": ("REQUIRED", _("Say why the purchase is voided."))})
    shift = shift_for(terminal_id=purchase.terminal_id)
    payments = list(purchase.payments.all())
    for paid in payments:
        if paid.method == PaymentMethod.STORE_CREDIT and purchase.customer_id is not None:
            spend_store_credit(customer_id=purchase.customer_id, amount=paid.amount, source_id=purchase.pk, at=now)
    _give_back(purchase, actor=actor, now=now)
    takings = [Taking(method=PaymentMethod(paid.method), amount=paid.amount) for paid in payments]
    record_takings(shift=shift, kind=TakingKind.BUY_BACK, source_id=purchase.pk, takings=takings, at=now)
    reverse_entry(
        event=PostingEvent.BUY_BACK,
        source_id=purchase.pk,
        posted_on=business_day(now),
        actor_id=actor.pk,
        note=reason,
    )
    purchase.status = PurchaseStatus.VOIDED
    purchase.voided_at, purchase.voided_by, purchase.void_reason = now, actor.pk, reason
    purchase.save(update_fields=["status", "voided_at", "voided_by", "void_reason"])
    record_event(PurchaseVoided(purchase_id=purchase.pk))
    return purchase.pk


def _give_back(purchase: Purchase, *, actor: User, now: datetime) -> None:
    """What goes out takes the average of what is there; where that is not what came in, the rest is a difference."""
    lines = list(purchase.lines.select_related("item").order_by(F("position")))
    moves = [StockMove(item_id=line.item_id, branch_id=purchase.branch_id, quantity=-line.quantity) for line in lines]
    values = move_stock(
        moves=moves, kind=MovementKind.PURCHASE_VOID, reference_id=purchase.pk, moved_at=now, moved_by=actor.pk
    )
    post_stock(
        event=PostingEvent.STOCK_ADJUSTMENT,
        source_id=purchase.pk,
        branch_id=purchase.branch_id,
        actor_id=actor.pk,
        tally=_difference(lines, values),
        now=now,
        note=purchase.number,
    )


def _difference(lines: Sequence[PurchaseLine], values: Sequence[Moved]) -> Tally:
    tally = Tally()
    for line, moved in zip(lines, values, strict=True):
        rest = Moved(fine_weight=line.fine_weight + moved.fine_weight, cost=moved.cost)
        tally.add(line.item, ZERO, rest)
    return tally
