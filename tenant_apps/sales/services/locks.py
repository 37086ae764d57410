"""The lock order of sales: the quote or the document first, then what ``documents.write`` says."""

import uuid
from datetime import datetime

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.customers.models import Customer
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.choices import SaleKind, SaleSource, SaleStatus
from tenant_apps.sales.errors import AlreadyRefunded, NotRefundable, QuoteExpired, QuoteUsed
from tenant_apps.sales.models import Sale


def lock_quote(quote_id: uuid.UUID, *, actor: User, now: datetime, held_for: uuid.UUID | None = None) -> Quote:
    """Lock a quote that can still become a sale; one that is held for a layaway only for that.

    Raises:
        NotFound: there is no such quote, its customer is gone, or the actor does not work in its branch.
        QuoteExpired: the shop no longer stands by the prices.
        QuoteUsed: the quote became a sale before, or is held for somebody.
    """
    quote = Quote.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=quote_id).first()
    if quote is None or not works_in(actor=actor, branch_id=quote.branch_id):
        raise NotFound(field="quote_id")
    if quote.held_for != held_for or Sale.objects.filter(quote_id=quote.pk).exists():
        raise QuoteUsed
    if quote.is_expired(now):
        raise QuoteExpired(expired_at=quote.expires_at)
    if quote.customer_id and not Customer.objects.filter(pk=quote.customer_id).exists():
        raise NotFound(field="quote_id")
    return quote


def lock_sale(sale_id: uuid.UUID, *, actor: User) -> Sale:
    """Lock a document, so that what is decided about it holds until the transaction ends.

    Raises:
        NotFound: there is no such document, or it is of a branch that the actor does not work in.
    """
    sale = Sale.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=sale_id).first()
    if sale is None or not works_in(actor=actor, branch_id=sale.branch_id):
        raise NotFound(field="sale_id")
    return sale


def lock_refundable(sale_id: uuid.UUID, *, actor: User) -> Sale:
    """Lock a sale of which something may come back.

    Raises:
        NotFound: see ``lock_sale``.
        NotRefundable: it is a refund itself, imported history, or void.
        AlreadyRefunded: everything came back before.
    """
    sale = lock_sale(sale_id, actor=actor)
    if sale.kind != SaleKind.SALE:
        raise NotRefundable(reason="NOT_A_SALE")
    if sale.source != SaleSource.COUNTER:
        raise NotRefundable(reason="IMPORTED")
    if sale.status == SaleStatus.VOIDED:
        raise NotRefundable(reason="VOIDED")
    if sale.status == SaleStatus.REFUNDED:
        raise AlreadyRefunded
    return sale
