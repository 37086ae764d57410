"""Make the sale of a quote, in the transaction of whoever locked it."""

import uuid

from shared_apps.events.record import record_event
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.documents.sale_draft import HandedOver, sale_draft
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.documents.write import write_documents
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import Sale


def sell_quote(quote: Quote, *, visit: Visit, handed_over: HandedOver, reserved_for: uuid.UUID | None = None) -> Sale:
    """Write the sale and announce it; ``reserved_for`` is the document that the goods were kept for until now.

    Raises: what ``sale_draft`` and ``write_documents`` raise.
    """
    draft = sale_draft(quote, visit=visit, handed_over=handed_over)
    draft.reserved_for = reserved_for
    write_documents([draft], visit=visit)
    record_event(SaleCompleted(sale_id=draft.document.pk))
    return draft.document
