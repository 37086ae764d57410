"""The printable receipt of a document."""

import uuid

from django.utils import translation

from project.errors import NotFound
from shared_apps.tenants.context import current_tenant
from tenant_apps.sales.choices import PaperSize
from tenant_apps.sales.models import Sale
from tenant_apps.sales.receipts.content import receipt_content
from tenant_apps.sales.receipts.render import receipt_pdf


def receipt(*, sale_id: uuid.UUID, paper: PaperSize, language: str) -> tuple[str, bytes]:
    """Return the number of a document and its receipt as PDF, in ``language``.

    Raises:
        NotFound: there is no such document.
    """
    sales = Sale.objects.select_related("branch", "customer", "refund_of").prefetch_related("lines", "payments")
    sale = sales.filter(pk=sale_id).first()
    if sale is None:
        raise NotFound(field="sale_id")
    with translation.override(language):
        content = receipt_content(sale=sale, shop=current_tenant(), language=language)
    return sale.number, receipt_pdf(content=content, paper=paper)
