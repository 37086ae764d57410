"""Exchange what was sold for something else: a return and a new sale, settled together by their difference."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.documents.mark import mark_refunded
from tenant_apps.sales.documents.refund_draft import Returning, refund_draft
from tenant_apps.sales.documents.returned import SoldSoFar
from tenant_apps.sales.documents.sale_draft import HandedOver, sale_draft
from tenant_apps.sales.documents.visit import visit_at
from tenant_apps.sales.documents.write import write_documents
from tenant_apps.sales.errors import NotRefundable
from tenant_apps.sales.events import SaleCompleted, SaleRefunded
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import require_counter
from tenant_apps.sales.services.locks import lock_quote, lock_refundable
from tenant_apps.stock.errors import PieceInStock


@transaction.atomic
def exchange_sale(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    sale_id: uuid.UUID,
    returning: Returning,
    quote_id: uuid.UUID,
    handed_over: HandedOver,
    terminal_id: uuid.UUID | None,
    now: datetime,
) -> Sale:
    """Take lines of a sale back, sell what was quoted, and return the new sale.

    What comes back pays for what goes out: each payment of the old sale goes over to the new one, as far as it is
    needed, and only the difference is handed over, by the customer or by the shop. One entry of the books holds both
    documents. Locks like ``checkout`` and ``return_sale``, the sale before the quote.

    Raises:
        What ``checkout`` and ``return_sale`` raise.
        InvalidInput: the quote is of another branch, currency or customer than the sale.
    """

    def write() -> uuid.UUID:
        sale = lock_refundable(sale_id, actor=actor)
        quote = lock_quote(quote_id, actor=actor, now=now)
        customers = {customer_id for customer_id in (sale.customer_id, quote.customer_id) if customer_id}
        if (quote.branch_id, quote.currency) != (sale.branch_id, sale.currency) or len(customers) > 1:
            problem = _("The new cart must be of the same branch, currency and customer as the sale.")
            raise InvalidInput({"quote_id": ("OTHER_THAN_THE_SALE", problem)})
        visit = visit_at(
            sale.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=next(iter(customers), None),
            currency=sale.currency,
            now=now,
        )
        sold = SoldSoFar.of(sale)
        returned = sold.returned(returning.lines)
        back = refund_draft(sold, returned, visit=visit, returning=returning, settles=quote.total)
        carried = [payment for payment in back.payments if payment.is_carried]
        if any(payment.method == PaymentMethod.GRAMS for payment in back.payments):
            raise NotRefundable(reason="IN_GRAMS")
        bought = sale_draft(quote, visit=visit, handed_over=handed_over, carried=carried)
        back.document.exchanged_for = bought.document
        try:
            write_documents([back, bought], visit=visit)
        except PieceInStock as error:
            raise NotRefundable(reason="IN_STOCK") from error
        mark_refunded(sale, is_all=sold.is_all(returned))
        record_event(SaleRefunded(sale_id=sale.pk, refund_id=back.document.pk))
        record_event(SaleCompleted(sale_id=bought.document.pk))
        return bought.document.pk

    require_counter(handed_over.payments)
    content = {
        "sale_id": sale_id,
        **returning.as_content(),
        "quote_id": quote_id,
        "terminal_id": terminal_id,
        **handed_over.as_content(),
    }
    new_sale_id, _is_new = once(key=idempotency_key, use_case="exchange_sale", content=content, write=write)
    return Sale.objects.get(pk=new_sale_id)
