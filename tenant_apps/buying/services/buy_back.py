"""Buy from the public: pieces, coins, old and melted gold; whole, or not at all."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from project.errors import NotFound
from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.buying.asked import Deal, PaymentMade
from tenant_apps.buying.errors import OfferChanged
from tenant_apps.buying.events import PurchaseCompleted
from tenant_apps.buying.identity import mark_of, plain_number
from tenant_apps.buying.models import Purchase, PurchasePayment
from tenant_apps.buying.offer import Offer
from tenant_apps.buying.payments import check_payments, parts_of, takings_of
from tenant_apps.buying.selectors.make_offer import make_offer
from tenant_apps.buying.seller import Seller
from tenant_apps.buying.services.known_seller import known_seller
from tenant_apps.buying.services.take_in import take_in
from tenant_apps.catalog.normalise import normalised
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.services.grant_store_credit import grant_store_credit


@transaction.atomic
def buy_back(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    branch_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    deal: Deal,
    now: datetime,
) -> Purchase:
    """Reckon the offer again, compare it with what was offered, pay it and take the metal in.

    Locks in this order: the idempotency key, the shift, the customer, the catalogue where scrap of a new fineness
    comes, stock levels, the ledger, the branch's number series.

    Raises:
        NotFound: no such branch, terminal, item or customer, or the actor does not work in the branch.
        InvalidInput: a number or the seller cannot be right, or a piece is in stock already.
        RateMissing, RateStale: a metal has no rate that may be traded at.
        PriceNotAllowed: more was agreed than the actor may pay.
        OfferChanged: it is worth something else by now.
        PaymentsDiffer: the payments are not the total.
        IdentityRequired: the law wants to know who sells.
        ShiftRequired: the drawer of the terminal is not open.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        branch = _open_branch(branch_id, terminal_id=terminal_id, actor=actor)
        offer = make_offer(actor=actor, lines=deal.lines, now=now)
        if offer.total != deal.offered_total:
            raise OfferChanged(offered=deal.offered_total, total=offer.total)
        check_payments(deal.payments, total=offer.total, has_customer=deal.seller.customer_id is not None)
        return _buy(offer, deal=deal, branch=branch, terminal_id=terminal_id, actor=actor, now=now)

    content = {"branch_id": branch_id, "terminal_id": terminal_id, **_content(deal)}
    purchase_id, _is_new = once(key=idempotency_key, use_case="buy_back", content=content, write=write)
    return Purchase.objects.get(pk=purchase_id)


def _content(deal: Deal) -> dict[str, Any]:
    """Return what makes two requests the same, without the identity number: what is kept of it must not tell it."""
    number = plain_number(deal.seller.identity_number)
    return {
        "lines": [vars(line) for line in deal.lines],
        "seller": {**vars(deal.seller), "identity_number": mark_of(number) if number else ""},
        "payments": [vars(payment) for payment in deal.payments],
        "offered_total": deal.offered_total,
    }


def _open_branch(branch_id: uuid.UUID, *, terminal_id: uuid.UUID | None, actor: User) -> Branch:
    branch = Branch.objects.filter(pk=branch_id, is_active=True).first()
    if branch is None or not works_in(actor=actor, branch_id=branch_id):
        raise NotFound(field="branch_id")
    if terminal_id and not Terminal.objects.filter(pk=terminal_id, branch=branch, is_active=True).exists():
        raise NotFound(field="terminal_id")
    return branch


def _buy(
    offer: Offer, *, deal: Deal, branch: Branch, terminal_id: uuid.UUID | None, actor: User, now: datetime
) -> uuid.UUID:
    purchase_id, day = uuid7(), business_day(now)
    shift = shift_for(terminal_id=terminal_id)
    seller = known_seller(deal.seller, total=offer.total, cash=_cash(deal.payments), day=day)
    _grant(deal.payments, seller=seller, purchase_id=purchase_id, actor=actor, now=now)
    metal = take_in(offer, purchase_id=purchase_id, branch=branch, actor=actor, now=now)
    PurchasePayment.objects.bulk_create(
        PurchasePayment(purchase_id=purchase_id, position=position, **vars(payment))
        for position, payment in enumerate(deal.payments, start=1)
    )
    takings = takings_of(deal.payments)
    record_takings(shift=shift, kind=TakingKind.BUY_BACK, source_id=purchase_id, takings=takings, at=now)
    post_entry(
        event=PostingEvent.BUY_BACK,
        source_id=purchase_id,
        branch_id=branch.pk,
        posted_on=day,
        actor_id=actor.pk,
        parts=[*metal, *parts_of(offer, payments=deal.payments, customer_id=seller.customer_id)],
    )
    record_event(PurchaseCompleted(purchase_id=purchase_id))
    # Last of all, because the branch's other purchases wait for the number.
    Purchase.objects.create(
        pk=purchase_id,
        branch=branch,
        terminal_id=terminal_id,
        search_text=normalised(seller.name),
        seller_name=seller.name,
        **seller.kept(),
        buyer_id=actor.pk,
        buyer_name=actor.full_name,
        **{name: getattr(offer, name) for name in ("currency", "rule_version", "subtotal", "rounding", "total")},
        bought_at=now,
        business_day=day,
        number=next_number(branch=branch, series=Series.PURCHASE, day=day),
    )
    return purchase_id


def _cash(payments: Sequence[PaymentMade]) -> Decimal:
    return sum((paid.amount for paid in payments if paid.method == PaymentMethod.CASH), Decimal(0))


def _grant(
    payments: Sequence[PaymentMade], *, seller: Seller, purchase_id: uuid.UUID, actor: User, now: datetime
) -> None:
    credit = sum((paid.amount for paid in payments if paid.method == PaymentMethod.STORE_CREDIT), Decimal(0))
    if credit and seller.customer_id is not None:
        grant_store_credit(
            customer_id=seller.customer_id,
            amount=credit,
            source_id=purchase_id,
            at=now,
            actor_id=actor.pk,
            reason=_("Sold to the shop"),
        )
