from tenant_apps.purchasing.models.invoice import Invoice, InvoiceLine
from tenant_apps.purchasing.models.order import Order, OrderLine
from tenant_apps.purchasing.models.payment import Payment
from tenant_apps.purchasing.models.purchasing_settings import PurchasingSettings
from tenant_apps.purchasing.models.receipt import Receipt, ReceiptLine
from tenant_apps.purchasing.models.supplier import Supplier

__all__ = [
    "Invoice",
    "InvoiceLine",
    "Order",
    "OrderLine",
    "Payment",
    "PurchasingSettings",
    "Receipt",
    "ReceiptLine",
    "Supplier",
]
