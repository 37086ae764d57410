import strawberry
import strawberry_django
from django.db.models import Model, QuerySet
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import MAX_PAGE, Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.refusals import InvalidPageSize
from schema.shop.branches.types import Branch
from schema.shop.purchasing.enums import PurchaseOrderStatus, SupplierInvoiceStatus
from schema.shop.purchasing.papers import (
    GoodsReceipt,
    GoodsReceiptLine,
    PurchaseOrder,
    PurchasingSettings,
    ReorderProposal,
    SupplierInvoice,
    SupplierPayment,
)
from schema.shop.purchasing.types import Supplier
from tenant_apps.purchasing import models
from tenant_apps.purchasing.selectors.purchasing_settings import purchasing_settings
from tenant_apps.purchasing.selectors.reorder_proposals import reorder_proposals

_SEES = [on_shop_host, requires("purchasing.view")]


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class PurchaseOrderFilter:
    supplier_id: relay.GlobalID | None = None
    status: PurchaseOrderStatus | None = None


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class SupplierInvoiceFilter:
    supplier_id: relay.GlobalID | None = None
    status: SupplierInvoiceStatus | None = None


@strawberry.type
class PurchasingQuery:
    @strawberry_django.connection(Connection[PurchaseOrder], description="Orders, the newest first.", extensions=_SEES)
    def purchase_orders(self, filters: PurchaseOrderFilter | None = None) -> list[PurchaseOrder]:
        asked = filters or PurchaseOrderFilter()
        orders = _of_supplier(models.Order.objects.all(), asked.supplier_id)
        return orders.filter(status=asked.status) if asked.status else orders  # type: ignore[return-value]  # paged

    @strawberry_django.field(description="One order, or null when there is none.", extensions=_SEES)
    def purchase_order(self, id: relay.GlobalID) -> PurchaseOrder | None:
        return models.Order.objects.filter(pk=key_of(id, PurchaseOrder, field="id"))  # type: ignore[return-value]  # its first

    @strawberry_django.connection(
        Connection[GoodsReceipt], description="Receipts of goods, the newest first.", extensions=_SEES
    )
    def goods_receipts(self, supplier_id: relay.GlobalID | None = None) -> list[GoodsReceipt]:
        return _of_supplier(models.Receipt.objects.all(), supplier_id)  # type: ignore[return-value]  # paged

    @strawberry_django.field(
        description="What a supplier delivered to a branch and no invoice stands for yet, the oldest first.",
        extensions=_SEES,
    )
    def uninvoiced_goods(
        self, supplier_id: relay.GlobalID, branch_id: relay.GlobalID, first: int = MAX_PAGE
    ) -> list[GoodsReceiptLine]:
        if not 0 <= first <= MAX_PAGE:
            raise InvalidPageSize(maximum=MAX_PAGE)
        lines = models.ReceiptLine.objects.filter(
            receipt__supplier=key_of(supplier_id, Supplier, field="supplier_id"),
            receipt__branch=key_of(branch_id, Branch, field="branch_id"),
        ).exclude(invoice_lines__is_return=False)
        return lines.order_by("pk")[:first]  # type: ignore[return-value]  # its rows

    @strawberry_django.connection(
        Connection[SupplierInvoice], description="Invoices and debit notes, the newest first.", extensions=_SEES
    )
    def supplier_invoices(self, filters: SupplierInvoiceFilter | None = None) -> list[SupplierInvoice]:
        asked = filters or SupplierInvoiceFilter()
        papers = _of_supplier(models.Invoice.objects.all(), asked.supplier_id)
        return papers.filter(status=asked.status) if asked.status else papers  # type: ignore[return-value]  # paged

    @strawberry_django.field(description="One invoice or debit note, or null when there is none.", extensions=_SEES)
    def supplier_invoice(self, id: relay.GlobalID) -> SupplierInvoice | None:
        return models.Invoice.objects.filter(pk=key_of(id, SupplierInvoice, field="id"))  # type: ignore[return-value]  # first

    @strawberry_django.connection(
        Connection[SupplierPayment], description="What suppliers were given, the newest first.", extensions=_SEES
    )
    def supplier_payments(self, supplier_id: relay.GlobalID | None = None) -> list[SupplierPayment]:
        return _of_supplier(models.Payment.objects.all(), supplier_id)  # type: ignore[return-value]  # paged

    @strawberry.field(
        description="What runs short and is not on order enough, the emptiest first; at most 200.", extensions=_SEES
    )
    def reorder_proposals(
        self, branch_id: relay.GlobalID | None = None, supplier_id: relay.GlobalID | None = None
    ) -> list[ReorderProposal]:
        found = reorder_proposals(
            branch_id=key_of(branch_id, Branch, field="branch_id") if branch_id else None,
            supplier_id=key_of(supplier_id, Supplier, field="supplier_id") if supplier_id else None,
        )
        return [ReorderProposal.of(proposal) for proposal in found]

    @strawberry.field(description="Who approves how much, and how far papers may differ.", extensions=_SEES)
    def purchasing_settings(self) -> PurchasingSettings:
        return purchasing_settings()  # type: ignore[return-value]  # its row


def _of_supplier[Row: Model](papers: QuerySet[Row], supplier_id: relay.GlobalID | None) -> QuerySet[Row]:
    if supplier_id is None:
        return papers
    return papers.filter(supplier=key_of(supplier_id, Supplier, field="supplier_id"))
