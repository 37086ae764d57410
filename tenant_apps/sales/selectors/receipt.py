"""The printable receipt of a document."""

import uuid
from datetime import datetime
from pathlib import Path

from django.urls import reverse
from django.utils import translation

from project.errors import NotFound
from shared_apps.printing.choices import PaperSize
from shared_apps.printing.typeset import typeset
from shared_apps.tenants.context import current_tenant
from shared_apps.tenants.selectors.subdomains import address_of
from tenant_apps.drawers.selectors.letterhead import letterhead
from tenant_apps.sales import receipts
from tenant_apps.sales.models import Sale
from tenant_apps.sales.receipts.content import Mark, receipt_content
from tenant_apps.sales.receipts.token import receipt_token

TEMPLATE = Path(receipts.__path__[0]) / "receipt.typ"


def receipt(*, sale_id: uuid.UUID, paper: PaperSize, language: str, mark: Mark | None = None) -> tuple[str, bytes]:
    """Return the number of a document and its receipt as PDF, in ``language``.

    Raises:
        NotFound: there is no such document.
    """
    sales = Sale.objects.select_related("branch", "customer", "refund_of").prefetch_related("lines", "payments")
    sale = sales.filter(pk=sale_id).first()
    if sale is None:
        raise NotFound(field="sale_id")
    shop = current_tenant()
    with translation.override(language):
        content = receipt_content(
            sale=sale,
            shop=shop,
            letterhead=letterhead(),
            address=verify_address(sale_id),
            language=language,
            mark=mark,
        )
    return sale.number, typeset(TEMPLATE, content=content, paper=paper)


def verify_address(sale_id: uuid.UUID) -> str:
    """Return where anybody who holds the receipt can see that it is true."""
    return address_of(current_tenant()) + reverse("verify_receipt", kwargs={"token": receipt_token(sale_id)})


def original_or_copy(*, number: int, printed_at: datetime) -> Mark | None:
    """Return how a print of this number is marked: the first is the original and says nothing."""
    return None if number == 1 else Mark(number=number, at=printed_at)
