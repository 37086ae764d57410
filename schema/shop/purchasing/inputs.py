"""What clients say about suppliers and the papers that go between them and the shop."""

import datetime as dt
from decimal import Decimal

import strawberry
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.scalars import Fineness, Grams, Money, Rate
from schema.shop.branches.types import Branch
from schema.shop.catalog.inputs import ItemInput
from schema.shop.catalog.types import Item
from schema.shop.enums import Metal
from schema.shop.purchasing.enums import MetalSettlement
from schema.shop.purchasing.papers import GoodsReceiptLine, PurchaseOrderLine
from schema.shop.purchasing.types import Supplier
from shared_apps.tenants.context import current_tenant
from tenant_apps.purchasing.asked import (
    InvoiceAsked,
    LineInvoiced,
    LineOrdered,
    LineReceived,
    LineReturned,
    OrderAsked,
)
from tenant_apps.purchasing.details import SupplierDetails

NO_MONEY, NO_GRAMS = Money(Decimal(0)), Grams(Decimal(0))


@strawberry.input(description="The whole supplier as it shall be.")
class SupplierInput:
    name: str
    contact: str = ""
    phone: str = strawberry.field(default="", description="Without a country's code: a number of their country.")
    country: str | None = strawberry.field(default=None, description="ISO 3166; the shop's own where left out.")
    tax_number: str = ""
    note: str = ""
    is_active: bool = True

    def details(self) -> SupplierDetails:
        """Return what the services take."""
        return SupplierDetails(**{**vars(self), "country": self.country or current_tenant().country})


@strawberry.input(description="An item, or what is to come in words; weights and cost are of the whole line.")
class PurchaseOrderLineInput:
    quantity: Grams = strawberry.field(description="Pieces, count or grams.")
    item_id: relay.GlobalID | None = None
    description: str = ""
    metal: Metal | None = strawberry.field(default=None, description="Of what is described; an item has its own.")
    fineness: Fineness | None = None
    net_weight: Grams | None = strawberry.field(default=None, description="The item's own where left out.")
    cost: Money = NO_MONEY
    rate: Rate | None = strawberry.field(default=None, description="Agreed for a fine gram.")

    def asked(self, number: int) -> LineOrdered:
        return LineOrdered(
            quantity=self.quantity,
            item_id=key_of(self.item_id, Item, field=f"lines.{number}.item_id") if self.item_id else None,
            description=self.description,
            metal=self.metal.value if self.metal else "",
            fineness=self.fineness,
            net_weight=self.net_weight,
            cost=self.cost,
            rate=self.rate,
        )


@strawberry.input(description="The whole order as it shall be.")
class PurchaseOrderInput:
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    lines: list[PurchaseOrderLineInput]
    expected_on: dt.date | None = None
    note: str = ""

    def asked(self) -> OrderAsked:
        """Return what the services take.

        Raises:
            NotFound: an id is of something else.
        """
        return OrderAsked(
            supplier_id=key_of(self.supplier_id, Supplier, field="supplier_id"),
            branch_id=key_of(self.branch_id, Branch, field="branch_id"),
            lines=[line.asked(number) for number, line in enumerate(self.lines)],
            expected_on=self.expected_on,
            note=self.note,
        )


@strawberry.input(description="Goods on the scale: an item that is known, or a new one. All is of the whole line.")
class GoodsReceiptLineInput:
    quantity: Grams = strawberry.field(description="Pieces, count, or net grams of what is tracked by weight.")
    item_id: relay.GlobalID | None = None
    new_item: ItemInput | None = strawberry.field(
        default=None, description="A unique piece takes its weights and its cost from the line."
    )
    gross_weight: Grams | None = strawberry.field(default=None, description="The item's own where left out.")
    stone_weight: Grams = NO_GRAMS
    cost: Money = strawberry.field(default=NO_MONEY, description="Expected, without the metal.")
    order_line_id: relay.GlobalID | None = None

    def asked(self, number: int) -> LineReceived:
        under = f"lines.{number}"
        order_line = self.order_line_id
        return LineReceived(
            quantity=self.quantity,
            item_id=key_of(self.item_id, Item, field=f"{under}.item_id") if self.item_id else None,
            new_item=self.new_item.details() if self.new_item else None,
            gross_weight=self.gross_weight,
            stone_weight=self.stone_weight,
            cost=self.cost,
            order_line_id=key_of(order_line, PurchaseOrderLine, field=f"{under}.order_line_id") if order_line else None,
        )


@strawberry.input(description="What is billed for goods that came.")
class SupplierInvoiceLineInput:
    receipt_line_id: relay.GlobalID
    settlement: MetalSettlement
    quantity: Grams | None = strawberry.field(default=None, description="What was received where left out.")
    fine_weight: Grams | None = strawberry.field(default=None, description="What was received where left out.")
    metal_amount: Money = NO_MONEY
    cost: Money = NO_MONEY
    tax: Money = NO_MONEY

    def asked(self, number: int) -> LineInvoiced:
        key = key_of(self.receipt_line_id, GoodsReceiptLine, field=f"lines.{number}.receipt_line_id")
        return LineInvoiced(**{**vars(self), "receipt_line_id": key})


@strawberry.input
class SupplierInvoiceInput:
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    number: str = strawberry.field(description="The supplier's own.")
    issued_on: dt.date
    lines: list[SupplierInvoiceLineInput]
    note: str = ""

    def asked(self) -> InvoiceAsked:
        """Return what the services take.

        Raises:
            NotFound: an id is of something else.
        """
        return InvoiceAsked(
            supplier_id=key_of(self.supplier_id, Supplier, field="supplier_id"),
            branch_id=key_of(self.branch_id, Branch, field="branch_id"),
            number=self.number,
            issued_on=self.issued_on,
            lines=[line.asked(number) for number, line in enumerate(self.lines)],
            note=self.note,
        )


@strawberry.input
class GoodsReturnLineInput:
    receipt_line_id: relay.GlobalID
    quantity: Grams

    def asked(self, number: int) -> LineReturned:
        key = key_of(self.receipt_line_id, GoodsReceiptLine, field=f"lines.{number}.receipt_line_id")
        return LineReturned(receipt_line_id=key, quantity=self.quantity)
