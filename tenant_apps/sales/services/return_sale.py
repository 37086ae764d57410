"""Take back what was sold: a whole sale, some of its lines or a part of one, with a document that says so."""

import uuid
from datetime import datetime

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.sales.documents.mark import mark_refunded
from tenant_apps.sales.documents.refund_draft import Returning, refund_draft
from tenant_apps.sales.documents.returned import SoldSoFar
from tenant_apps.sales.documents.visit import visit_at
from tenant_apps.sales.documents.write import write_documents
from tenant_apps.sales.errors import NotRefundable
from tenant_apps.sales.events import SaleRefunded
from tenant_apps.sales.models import Sale
from tenant_apps.sales.services.locks import lock_refundable
from tenant_apps.stock.errors import PieceInStock


@transaction.atomic
def return_sale(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    sale_id: uuid.UUID,
    returning: Returning,
    terminal_id: uuid.UUID | None,
    now: datetime,
) -> Sale:
    """Take lines of a sale back, or all that is left where none is named, and return the refund.

    Its amounts are negative. Stock comes back with the metal and the cost that it left with, and the money goes back
    the way it came. Locks in the order of a checkout, the sale in the place of the quote.

    Raises:
        NotFound: there is no such sale or till, or it is of a branch that the actor does not work in.
        NotRefundable: it is a refund itself, imported history, void, or has a unique piece that is back already.
        AlreadyRefunded: everything came back before.
        MoreThanSold: more would come back than is left of a line.
        InvalidInput: a line is not one of the sale, or its quantity is not possible.
        CustomerRequired: store credit is asked for, and nobody knows the customer.
        ShiftRequired: the shop gives money only out of an open drawer.
        OutOfStock: the old gold that should go back has just been sold.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        sale = lock_refundable(sale_id, actor=actor)
        visit = visit_at(
            sale.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=sale.customer_id,
            currency=sale.currency,
            now=now,
        )
        sold = SoldSoFar.of(sale)
        returned = sold.returned(returning.lines)
        draft = refund_draft(sold, returned, visit=visit, returning=returning)
        try:
            write_documents([draft], visit=visit)
        except PieceInStock as error:
            raise NotRefundable(reason="IN_STOCK") from error
        mark_refunded(sale, is_all=sold.is_all(returned))
        record_event(SaleRefunded(sale_id=sale.pk, refund_id=draft.document.pk))
        return draft.document.pk

    content = {
        "sale_id": sale_id,
        **returning.as_content(),
        "terminal_id": terminal_id,
    }
    refund_id, _ = once(key=idempotency_key, use_case="return_sale", content=content, write=write)
    return Sale.objects.get(pk=refund_id)
