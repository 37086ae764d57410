"""What a receipt's holder may learn from its token."""

from dataclasses import dataclass

from project.errors import NotFound
from shared_apps.printing.format import currency_text, money_text, time_text
from shared_apps.tenants.context import current_tenant
from tenant_apps.sales.choices import SaleKind, SaleStatus
from tenant_apps.sales.models import Sale
from tenant_apps.sales.receipts.token import read_receipt_token


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifiedReceipt:
    """Texts in one language, as they stand on the paper. Nothing of the customer, the cashier or the things bought."""

    number: str
    kind: str
    date: str
    total: str
    status: str
    is_valid: bool
    """A sale that nothing was given back of."""


def verified_receipt(*, token: str, language: str) -> VerifiedReceipt:
    """Return what the document behind a token says now, in the active language.

    Raises:
        NotFound: the token is made up, or of a document that this shop does not have.
    """
    fields = ["number", "kind", "status", "total", "currency", "sold_at"]
    sale = Sale.objects.filter(pk=read_receipt_token(token)).only(*fields).first()
    if sale is None:
        raise NotFound
    shop = current_tenant()
    amount = money_text(sale.total, currency=sale.currency, language=language)
    return VerifiedReceipt(
        number=sale.number,
        kind=str(SaleKind(sale.kind).label),
        date=time_text(sale.sold_at, time_zone=shop.time_zone, calendar=shop.calendar, language=language),
        total=f"{amount} ({currency_text(sale.currency, language=language)})",
        status=str(SaleStatus(sale.status).label),
        is_valid=sale.kind == SaleKind.SALE and sale.status == SaleStatus.COMPLETED,
    )
