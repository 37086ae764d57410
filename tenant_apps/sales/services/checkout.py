"""Turn a quote and the money on the counter into a sale: whole, or not at all."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from project.errors import NotFound
from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.customers.models import Customer
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.errors import QuoteExpired, QuoteUsed
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import MONEY_AMOUNTS, Payment, Sale, SaleLine
from tenant_apps.sales.services.quoted_lines import quoted_lines
from tenant_apps.sales.services.settle import PaymentTaken, settle
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock


@transaction.atomic
def checkout(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    quote_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    payments: Sequence[PaymentTaken],
    now: datetime,
) -> Sale:
    """Sell what was quoted, at the prices that were quoted, and return the sale.

    Locks in this order: the idempotency key, the quote, stock levels by branch and item, the branch's number series.

    Raises:
        NotFound: no such quote, terminal or customer here, or the actor does not work in the quote's branch.
        QuoteExpired: the shop no longer stands by the prices.
        QuoteUsed: the quote became a sale before.
        PaymentMismatch: the payments do not settle the total.
        InvalidInput: too many payments, or an amount that cannot be paid.
        OutOfStock: something is no longer there (facts: skus).
        IdempotencyKeyReused: the key came with another input.
    """
    content = {
        "quote_id": quote_id,
        "terminal_id": terminal_id,
        "payments": [[paid.method, f"{paid.amount.normalize():f}", paid.reference] for paid in payments],
    }
    sale_id, _ = once(
        key=idempotency_key,
        use_case="checkout",
        content=content,
        write=lambda: _sell(
            _open_quote(quote_id, actor=actor, now=now),
            actor=actor,
            terminal_id=terminal_id,
            payments=payments,
            now=now,
        ),
    )
    return Sale.objects.get(pk=sale_id)


def _open_quote(quote_id: uuid.UUID, *, actor: User, now: datetime) -> Quote:
    quote = Quote.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=quote_id).first()
    if quote is None or not works_in(actor=actor, branch_id=quote.branch_id):
        raise NotFound(field="quote_id")
    if Sale.objects.filter(quote_id=quote.pk).exists():
        raise QuoteUsed
    if quote.is_expired(now):
        raise QuoteExpired(expired_at=quote.expires_at)
    return quote


def _sell(
    quote: Quote, *, actor: User, terminal_id: uuid.UUID | None, payments: Sequence[PaymentTaken], now: datetime
) -> uuid.UUID:
    if terminal_id and not Terminal.objects.filter(pk=terminal_id, branch=quote.branch, is_active=True).exists():
        raise NotFound(field="terminal_id")
    if quote.customer_id and not Customer.objects.filter(pk=quote.customer_id).exists():
        raise NotFound(field="quote_id")
    sale_id = uuid7()
    change = _write_parts(quote, sale_id=sale_id, actor=actor, payments=payments, now=now)
    record_event(SaleCompleted(sale_id=sale_id))
    # Last of all, because the branch's other documents wait for the number.
    Sale.objects.create(
        pk=sale_id,
        branch=quote.branch,
        terminal_id=terminal_id,
        customer_id=quote.customer_id,
        cashier_id=actor.pk,
        cashier_name=actor.full_name,
        quote_id=quote.pk,
        currency=quote.currency,
        **{name: getattr(quote, name) for name in MONEY_AMOUNTS},
        change=change,
        sold_at=now,
        business_day=business_day(now),
        number=next_number(branch=quote.branch, series=Series.SALE, day=business_day(now)),
    )
    return sale_id


def _write_parts(
    quote: Quote, *, sale_id: uuid.UUID, actor: User, payments: Sequence[PaymentTaken], now: datetime
) -> Decimal:
    """Write everything but the sale itself, and return the change."""
    settled, change = settle(total=quote.total, currency=quote.currency, payments=payments)
    lines = quoted_lines(quote, sale_id=sale_id)
    move_stock(
        moves=[
            StockMove(item_id=line.item_id, branch_id=quote.branch_id, quantity=-line.quantity)
            for line in lines
            if line.item_id is not None
        ],
        kind=MovementKind.SALE,
        reference_id=sale_id,
        moved_at=now,
        moved_by=actor.pk,
    )
    SaleLine.objects.bulk_create(lines)
    Payment.objects.bulk_create(
        Payment(
            sale_id=sale_id,
            position=position,
            method=payment.taken.method,
            amount=payment.amount,
            tendered=payment.taken.amount,
            reference=payment.taken.reference,
        )
        for position, payment in enumerate(settled, start=1)
    )
    return change
