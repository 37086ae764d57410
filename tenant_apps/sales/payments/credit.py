"""What the shop owes its customers and they pay with: store credit, gift cards and points."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.loyalty.errors import GiftCardUnusable, NotEnoughCredit
from tenant_apps.loyalty.services.grant_store_credit import grant_store_credit
from tenant_apps.loyalty.services.redeem_points import redeem_points
from tenant_apps.loyalty.services.return_points import return_points
from tenant_apps.loyalty.services.return_to_gift_card import return_to_gift_card
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.errors import CustomerRequired, SaleNotVoidable
from tenant_apps.sales.models import Payment, Sale


def settle_credit(draft: Draft, *, visit: Visit) -> None:
    """Take what the draft's payments spend, and give what they give back. Locks the customer, then gift cards.

    A gift card is kept with its payment by its id. Where a card can no longer take its money back, that becomes store
    credit, or cash where nobody knows the customer.

    Raises:
        NotEnoughCredit, GiftCardUnknown, GiftCardUnusable, NoLoyaltyProgram, TooFewPoints: it cannot be spent.
    """
    for payment in sorted(draft.payments, key=_customer_first):
        if payment.is_carried:
            continue
        if payment.amount > 0:
            _spend(payment, code=draft.gift_card_codes.get(payment.position, ""), visit=visit)
        else:
            _give_back(payment, document=draft.document, visit=visit)


def undo_credit(sale: Sale, payments: Sequence[Payment], *, visit: Visit) -> None:
    """Give back what a void sale had spent, and take back what it had paid out.

    Raises:
        SaleNotVoidable: a gift card can no longer be used, or the credit that was paid out is spent.
    """
    for payment in sorted(payments, key=_customer_first):
        try:
            if payment.amount < 0:
                _spend(payment, code="", visit=visit)
            elif payment.method == PaymentMethod.POINTS:
                _points_back(payment.amount, origin_id=sale.pk, source_id=sale.pk, visit=visit)
            elif payment.method == PaymentMethod.GIFT_CARD:
                _to_gift_card(payment, source_id=sale.pk, visit=visit)
            elif payment.method == PaymentMethod.STORE_CREDIT:
                _grant(payment.amount, source_id=sale.pk, reason=sale.number, visit=visit)
        except NotEnoughCredit as error:
            raise SaleNotVoidable(reason="CREDIT_SPENT") from error
        except GiftCardUnusable as error:
            raise SaleNotVoidable(reason="GIFT_CARD_UNUSABLE") from error


def _customer_first(payment: Payment) -> tuple[bool, int]:
    return payment.method == PaymentMethod.GIFT_CARD, payment.position


def _customer(visit: Visit) -> uuid.UUID:
    if visit.customer_id is None:
        raise CustomerRequired(method=PaymentMethod.STORE_CREDIT)
    return visit.customer_id


def _spend(payment: Payment, *, code: str, visit: Visit) -> None:
    amount, source_id, at = abs(payment.amount), payment.sale_id, visit.now
    match payment.method:
        case PaymentMethod.STORE_CREDIT:
            spend_store_credit(customer_id=_customer(visit), amount=amount, source_id=source_id, at=at)
        case PaymentMethod.POINTS:
            points = redeem_points(customer_id=_customer(visit), amount=amount, source_id=source_id, at=at)
            payment.reference = f"{points}"
        case PaymentMethod.GIFT_CARD:
            card = spend_gift_card(code=code, amount=amount, source_id=source_id, at=at)
            payment.gift_card_id, payment.reference = card.pk, f"{card}"


def _give_back(payment: Payment, *, document: Sale, visit: Visit) -> None:
    if payment.method == PaymentMethod.GIFT_CARD:
        try:
            _to_gift_card(payment, source_id=document.pk, visit=visit)
        except GiftCardUnusable:
            payment.method = PaymentMethod.STORE_CREDIT if visit.customer_id else PaymentMethod.CASH
    if payment.method == PaymentMethod.STORE_CREDIT:
        _grant(-payment.amount, source_id=document.pk, reason=document.reason, visit=visit)
    elif payment.method == PaymentMethod.POINTS and document.refund_of_id is not None:
        _points_back(-payment.amount, origin_id=document.refund_of_id, source_id=document.pk, visit=visit)


def _grant(amount: Decimal, *, source_id: uuid.UUID, reason: str, visit: Visit) -> None:
    grant_store_credit(
        customer_id=_customer(visit),
        amount=amount,
        source_id=source_id,
        at=visit.now,
        actor_id=visit.actor.pk,
        reason=reason,
    )


def _points_back(amount: Decimal, *, origin_id: uuid.UUID, source_id: uuid.UUID, visit: Visit) -> None:
    return_points(customer_id=_customer(visit), amount=amount, origin_id=origin_id, source_id=source_id, at=visit.now)


def _to_gift_card(payment: Payment, *, source_id: uuid.UUID, visit: Visit) -> None:
    if payment.gift_card_id is None:
        raise RuntimeError(f"The payment {payment.pk} by gift card does not know its card.")
    return_to_gift_card(card_id=payment.gift_card_id, amount=abs(payment.amount), source_id=source_id, at=visit.now)
