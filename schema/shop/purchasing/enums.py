"""Choices of purchasing as the graph names them."""

import strawberry

from tenant_apps.purchasing.choices import DifferenceKind as PurchaseDifferenceKind
from tenant_apps.purchasing.choices import InvoiceKind as SupplierInvoiceKind
from tenant_apps.purchasing.choices import InvoiceStatus as SupplierInvoiceStatus
from tenant_apps.purchasing.choices import OrderStatus as PurchaseOrderStatus
from tenant_apps.purchasing.choices import PaymentKind as SupplierPaymentKind
from tenant_apps.purchasing.choices import Settlement as MetalSettlement

__all__ = [
    "MetalSettlement",
    "PurchaseDifferenceKind",
    "PurchaseOrderStatus",
    "SupplierInvoiceKind",
    "SupplierInvoiceStatus",
    "SupplierPaymentKind",
]

strawberry.enum(PurchaseOrderStatus, name="PurchaseOrderStatus")
strawberry.enum(SupplierInvoiceKind, name="SupplierInvoiceKind")
strawberry.enum(SupplierInvoiceStatus, name="SupplierInvoiceStatus")
strawberry.enum(MetalSettlement, name="MetalSettlement")
strawberry.enum(SupplierPaymentKind, name="SupplierPaymentKind")
strawberry.enum(PurchaseDifferenceKind, name="PurchaseDifferenceKind")
