"""The one thing about a sale that changes: what became of it."""

from tenant_apps.sales.choices import SaleStatus
from tenant_apps.sales.models import Sale


def mark_refunded(sale: Sale, *, is_all: bool) -> None:
    """Say that all of a sale came back, or a part of it."""
    sale.status = SaleStatus.REFUNDED if is_all else SaleStatus.PARTLY_REFUNDED
    sale.save(update_fields=["status"])
