"""The printable receipt of a purchase."""

import uuid
from pathlib import Path

from django.utils import translation

from project.errors import NotFound
from shared_apps.printing.choices import PaperSize
from shared_apps.printing.typeset import typeset
from shared_apps.tenants.context import current_tenant
from tenant_apps.buying import receipts
from tenant_apps.buying.models import Purchase
from tenant_apps.buying.receipts.content import receipt_content
from tenant_apps.drawers.selectors.letterhead import letterhead

TEMPLATE = Path(receipts.__path__[0]) / "purchase.typ"


def purchase_receipt(*, purchase_id: uuid.UUID, paper: PaperSize, language: str) -> tuple[str, bytes]:
    """Return the number of a purchase and its receipt as PDF, in ``language``.

    Raises:
        NotFound: there is no such purchase.
    """
    purchases = Purchase.objects.select_related("branch").prefetch_related("lines", "payments")
    purchase = purchases.filter(pk=purchase_id).first()
    if purchase is None:
        raise NotFound(field="purchase_id")
    with translation.override(language):
        content = receipt_content(purchase=purchase, shop=current_tenant(), letterhead=letterhead(), language=language)
    return purchase.number, typeset(TEMPLATE, content=content, paper=paper)
