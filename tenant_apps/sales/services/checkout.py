"""Turn a quote and what is on the counter into a sale: whole, or not at all."""

import uuid
from datetime import datetime

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.documents.visit import visit_at
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import require_counter
from tenant_apps.sales.services.locks import lock_quote
from tenant_apps.sales.services.sell_quote import sell_quote


@transaction.atomic
def checkout(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    quote_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    handed_over: HandedOver,
    now: datetime,
) -> Sale:
    """Sell what was quoted, at the prices that were quoted, and return the sale.

    Locks in this order: the idempotency key, the quote, the till's shift, the customer and their credit, stock levels
    by branch and item, the books' balances, the branch's number series.

    Raises:
        NotFound: no such quote, terminal or customer here, or the actor does not work in the quote's branch.
        QuoteExpired: the shop no longer stands by the prices.
        QuoteUsed: the quote became a sale before.
        ShiftRequired: the shop takes money only into an open drawer.
        PaymentMismatch: the payments do not settle the total.
        InvalidInput: too many payments, one that cannot be made so, or old gold that is worth something else.
        CustomerRequired: a payment needs to know the customer.
        CreditLimitExceeded: the customer would owe more than they may.
        RateMissing, RateStale: old gold cannot be valued.
        NotEnoughCredit, GiftCardUnknown, GiftCardUnusable, NoLoyaltyProgram, TooFewPoints: credit cannot be spent.
        OutOfStock: something is no longer there (facts: skus).
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        quote = lock_quote(quote_id, actor=actor, now=now)
        visit = visit_at(
            quote.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=quote.customer_id,
            currency=quote.currency,
            now=now,
        )
        return sell_quote(quote, visit=visit, handed_over=handed_over).pk

    require_counter(handed_over.payments)
    content = {"quote_id": quote_id, "terminal_id": terminal_id, **handed_over.as_content()}
    sale_id, _ = once(key=idempotency_key, use_case="checkout", content=content, write=write)
    return Sale.objects.get(pk=sale_id)
