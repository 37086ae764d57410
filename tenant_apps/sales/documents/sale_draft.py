"""Draft the sale of what was quoted, with what pays for it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from project.identifiers import uuid7
from tenant_apps.branches.choices import Series
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.documents.quoted_lines import quoted_lines
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.errors import CustomerRequired
from tenant_apps.sales.models import MONEY_AMOUNTS, Payment, Sale
from tenant_apps.sales.payments.cash_step import cash_step
from tenant_apps.sales.payments.cheques import cheque_of
from tenant_apps.sales.payments.old_gold import Valued, scrap_of, valued
from tenant_apps.sales.payments.settle import Settlement, settle
from tenant_apps.sales.payments.taken import PaymentTaken

NEED_A_CUSTOMER = {
    PaymentMethod.ON_ACCOUNT,
    PaymentMethod.STORE_CREDIT,
    PaymentMethod.POINTS,
    PaymentMethod.CHEQUE,
    PaymentMethod.DEPOSIT,
    PaymentMethod.GRAMS,
}
"""Somebody owes it, or is owed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOver:
    """What the customer pays with, and how the shop pays what old gold is worth beyond the bill."""

    payments: tuple[PaymentTaken, ...] = ()
    payout: PaymentMethod | None = None

    def as_content(self) -> dict[str, Any]:
        """Return what makes two requests the same."""
        return {"payments": [paid.as_content() for paid in self.payments], "payout": self.payout}


def sale_draft(quote: Quote, *, visit: Visit, handed_over: HandedOver, carried: Sequence[Payment] = ()) -> Draft:
    """Return the sale of a quote. ``carried`` are payments of a refund that go over to it, as that gives them back.

    Raises:
        PaymentMismatch: the payments do not settle the total.
        InvalidInput: too many payments, one that cannot be made so, or old gold that is worth something else.
        CustomerRequired: a payment needs to know the customer, and the quote names none.
        RateMissing, RateStale: old gold cannot be valued.
    """
    values = valued(handed_over.payments, quote=quote)
    settlement = settle(
        total=quote.total + sum((payment.amount for payment in carried), Decimal(0)),
        currency=quote.currency,
        payments=handed_over.payments,
        cash_step=cash_step(visit.branch, currency=quote.currency),
        payout=handed_over.payout,
    )
    sale_id = uuid7()
    draft = Draft(
        document=_document(sale_id, quote=quote, visit=visit, settlement=settlement),
        series=Series.SALE,
        lines=quoted_lines(quote, sale_id=sale_id),
        payments=[_carried(payment, sale_id=sale_id, position=number) for number, payment in enumerate(carried, 1)],
    )
    _add_payments(draft, settlement=settlement, values=values, visit=visit)
    return draft


def _document(sale_id: uuid.UUID, *, quote: Quote, visit: Visit, settlement: Settlement) -> Sale:
    return Sale(
        pk=sale_id,
        kind=SaleKind.SALE,
        branch=visit.branch,
        terminal_id=visit.terminal_id,
        customer_id=visit.customer_id,
        cashier_id=visit.actor.pk,
        cashier_name=visit.actor.full_name,
        quote_id=quote.pk,
        currency=quote.currency,
        **{name: getattr(quote, name) for name in MONEY_AMOUNTS},
        change=settlement.change,
        cash_rounding=settlement.cash_rounding,
        sold_at=visit.now,
        business_day=visit.day,
    )


def _add_payments(draft: Draft, *, settlement: Settlement, values: list[list[Valued]], visit: Visit) -> None:
    first = len(draft.payments) + 1
    for position, settled in enumerate(settlement.payments, start=first):
        taken = settled.taken
        if taken.method in NEED_A_CUSTOMER and visit.customer_id is None:
            raise CustomerRequired(method=taken.method)
        payment = Payment(
            sale_id=draft.document.pk,
            position=position,
            method=taken.method,
            amount=settled.amount,
            tendered=taken.amount,
            reference=taken.reference,
        )
        draft.payments.append(payment)
        if taken.method == PaymentMethod.CHEQUE and visit.customer_id is not None:
            draft.cheques.append(cheque_of(taken, payment=payment, customer_id=visit.customer_id, visit=visit))
        elif taken.method == PaymentMethod.OLD_GOLD:
            draft.old_gold += scrap_of(taken, payment=payment, values=values[position - first])
        elif taken.method == PaymentMethod.GIFT_CARD:
            draft.gift_card_codes[position] = taken.reference


def _carried(payment: Payment, *, sale_id: uuid.UUID, position: int) -> Payment:
    return Payment(
        sale_id=sale_id,
        position=position,
        method=payment.method,
        amount=-payment.amount,
        tendered=-payment.amount,
        reference=payment.reference,
        gift_card_id=payment.gift_card_id,
        is_carried=True,
    )
