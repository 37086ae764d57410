"""The papers that go between the shop and its suppliers."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast

import strawberry
import strawberry_django
from django.db.models import Exists, F, OuterRef, Sum
from strawberry import auto, relay

from schema.kit.scalars import Amount, Fineness, Grams, Money, Percent, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.ledger.types import written
from schema.shop.purchasing.enums import (
    MetalSettlement,
    PurchaseDifferenceKind,
    PurchaseOrderStatus,
    SupplierInvoiceKind,
    SupplierInvoiceStatus,
    SupplierPaymentKind,
)
from schema.shop.purchasing.types import Supplier
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.purchasing import models
from tenant_apps.purchasing.models.order import received
from tenant_apps.purchasing.selectors import reorder_proposals

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item

LazyItem = Annotated["Item", strawberry.lazy("schema.shop.catalog.types")]
_IS_INVOICED = Exists(models.InvoiceLine.objects.filter(receipt_line=OuterRef("pk"), is_return=False))


def _metal(row: Any) -> Metal | None:
    return Metal(row.metal) if row.metal else None


@strawberry_django.type(models.OrderLine, description="Something on order; amounts are of the whole line.")
class PurchaseOrderLine(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    position: auto
    item: LazyItem | None
    description: auto
    quantity: Grams = strawberry_django.field(description="Pieces, count or grams.")
    fineness: Fineness | None
    net_weight: Grams
    fine_weight: Grams
    cost: Money = strawberry_django.field(description="Making and all else but the metal.")
    rate: Rate | None = strawberry_django.field(description="Agreed for a fine gram; null: the day's.")

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        return _metal(self)

    @strawberry_django.field(annotate={"came": received()}, description="The sum of the receipts.")
    def received(self) -> Grams:
        line = cast("Any", self)
        if not hasattr(line, "came"):  # what a mutation returns was read without the annotation
            return Grams(line.receipt_lines.aggregate(total=Sum("quantity"))["total"] or Decimal(0))
        return Grams(line.came)


@strawberry_django.type(models.Order, description="What the shop wants of a supplier.")
class PurchaseOrder(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    number: auto
    status: PurchaseOrderStatus
    branch: Branch
    supplier: Supplier
    expected_on: auto
    note: auto
    value: Money = strawberry_django.field(description="With its metal at the rate of its submission; zero of a draft.")
    ordered_by_name: auto
    created_at: auto
    approved_by_name: auto
    approved_at: auto
    lines: list[PurchaseOrderLine]


@strawberry_django.type(models.ReceiptLine, description="Goods as they were counted and weighed.")
class GoodsReceiptLine(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    position: auto
    item: LazyItem
    quantity: Grams = strawberry_django.field(description="Pieces, count or grams.")
    gross_weight: Grams
    stone_weight: Grams
    net_weight: Grams
    fineness: Fineness | None
    fine_weight: Grams
    cost: Money = strawberry_django.field(description="Expected of the whole line, without its metal.")

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        return _metal(self)

    @strawberry_django.field(only=["receipt_id"], select_related=["receipt"], description="The receipt's number.")
    def receipt_number(self) -> str:
        return cast("models.ReceiptLine", self).receipt.number

    @strawberry_django.field(annotate={"on_invoice": _IS_INVOICED}, description="Held invoices count too.")
    def is_invoiced(self) -> bool:
        line = cast("Any", self)
        if not hasattr(line, "on_invoice"):
            return bool(line.invoice_lines.filter(is_return=False).exists())
        return bool(line.on_invoice)


@strawberry_django.type(models.Receipt, description="Goods that came from a supplier; it never changes.")
class GoodsReceipt(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    number: auto
    branch: Branch
    supplier: Supplier
    order: PurchaseOrder | None
    delivery_note: auto
    received_by_name: auto
    received_at: auto
    lines: list[GoodsReceiptLine]


@strawberry.type(description="What a line of an invoice says, and what was expected by the order or the receipt.")
class PurchaseDifference:
    position: int
    kind: PurchaseDifferenceKind
    by_order: bool
    expected: Amount
    found: Amount

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        return cls(
            position=kept["position"],
            kind=PurchaseDifferenceKind(kept["kind"]),
            by_order=kept["by_order"],
            expected=Amount(Decimal(kept["expected"])),
            found=Amount(Decimal(kept["found"])),
        )


@strawberry_django.type(models.InvoiceLine, description="A line of a receipt as it is billed, or as it went back.")
class SupplierInvoiceLine:
    position: auto
    receipt_line: GoodsReceiptLine
    quantity: Grams
    settlement: MetalSettlement
    fine_weight: Grams = strawberry_django.field(description="As it is billed.")
    metal_amount: Money = strawberry_django.field(description="Zero where the metal is owed in grams.")
    cost: Money
    tax: Money


@strawberry_django.type(
    models.Invoice, description="What a supplier asks for, or as a debit note gives back; held ones are in no books."
)
class SupplierInvoice(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    kind: SupplierInvoiceKind
    status: SupplierInvoiceStatus
    number: auto
    branch: Branch
    supplier: Supplier
    issued_on: auto
    note: auto
    recorded_by_name: auto
    recorded_at: auto
    accepted_by_name: auto
    accept_reason: auto
    posted_at: auto
    lines: list[SupplierInvoiceLine]

    @strawberry_django.field(only=["differences"], description="What was out of tolerance when it was recorded.")
    def differences(self) -> list[PurchaseDifference]:
        return [PurchaseDifference.of(kept) for kept in cast("models.Invoice", self).differences]

    @strawberry_django.field(
        annotate={"money": Sum(F("lines__metal_amount") + F("lines__cost") + F("lines__tax"))},
        description="All of it that is money.",
    )
    def total(self) -> Money:
        paper = cast("Any", self)
        if not hasattr(paper, "money"):
            total = Sum(F("metal_amount") + F("cost") + F("tax"))
            return Money(paper.lines.aggregate(total=total)["total"])
        return Money(paper.money)


@strawberry_django.type(models.Payment, description="What a supplier was given; it never changes.")
class SupplierPayment(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    kind: SupplierPaymentKind
    supplier: Supplier
    branch: Branch
    amount: Money = strawberry_django.field(description="Paid, or what grams became.")
    fine_weight: Grams
    rate: Rate | None
    item: LazyItem | None
    quantity: Grams | None
    reference: auto
    paid_by_name: auto
    paid_at: auto

    @strawberry_django.field(only=["method"])
    def method(self) -> PaymentMethod | None:
        code = cast("models.Payment", self).method
        return PaymentMethod(code) if code else None

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        return _metal(self)


@strawberry_django.type(models.PurchasingSettings, description="Who approves how much, and how far papers may differ.")
class PurchasingSettings:
    manager_limit: Money | None = strawberry_django.field(description="Null: managers approve whatever it is worth.")
    quantity_percent: Percent
    weight_percent: Percent
    weight_grams: Grams
    price_percent: Percent


@strawberry.type(description="Something that runs short and is not on order enough.")
class ReorderProposal:
    item: LazyItem
    branch_id: relay.GlobalID
    supplier: Supplier | None = strawberry.field(description="Who delivered it last.")
    there: Amount
    low_stock_at: Amount
    on_order: Amount
    quantity: Amount = strawberry.field(description="Fills up to twice the threshold.")

    @classmethod
    def of(cls, found: reorder_proposals.ReorderProposal) -> Self:
        return cls(
            item=cast("Item", found.item),
            branch_id=relay.GlobalID("Branch", str(found.branch_id)),
            supplier=cast("Supplier | None", found.supplier),
            there=written(found.there),
            low_stock_at=written(found.low_stock_at),
            on_order=written(found.on_order),
            quantity=written(found.quantity),
        )
