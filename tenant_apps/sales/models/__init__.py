from tenant_apps.sales.models.payment import Payment
from tenant_apps.sales.models.printed_copy import PrintedCopy
from tenant_apps.sales.models.sale import LINE_AMOUNTS, MONEY_AMOUNTS, Sale, SaleLine

__all__ = ["LINE_AMOUNTS", "MONEY_AMOUNTS", "Payment", "PrintedCopy", "Sale", "SaleLine"]
