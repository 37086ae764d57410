import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Self, cast
from urllib.parse import urlencode

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto, relay

from schema.kit.permissions import requires
from schema.kit.scalars import Fineness, Grams, Money, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.pricing.breakdown import PriceComponent, TaxAmount, per_fine_gram_of
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.choices import Component
from tenant_apps.sales import choices, models
from tenant_apps.sales.selectors import day_totals, monthly_revenue

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item
    from schema.shop.customers.types import Customer

for choice in (
    choices.SaleKind,
    choices.SaleStatus,
    choices.SaleSource,
    choices.ReturnReason,
    choices.ChequeStatus,
    choices.PaperSize,
    PaymentMethod,
):
    strawberry.enum(choice)


@strawberry_django.type(models.OldGold, description="Old metal taken in exchange, as it was weighed and tested.")
class OldGold:
    description: auto
    gross_weight: Grams
    deduction: Grams
    net_weight: Grams
    fineness: Fineness
    per_fine_gram: Rate = strawberry_django.field(description="What the shop paid for a fine gram.")
    value: Money

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal:
        return Metal(cast("models.OldGold", self).metal)


@strawberry_django.type(models.Payment, description="What was taken, or given back: then it is negative.")
class Payment:
    method: PaymentMethod
    amount: Money = strawberry_django.field(description="What it settles of the total.")
    tendered: Money = strawberry_django.field(description="What was handed over; with cash it may be more.")
    reference: auto = strawberry_django.field(
        description="Of a card or cheque its number, of points how many, of a gift card its end."
    )
    is_carried: auto = strawberry_django.field(
        description="It went over from the refund to the sale of an exchange; nothing was handed over."
    )
    old_gold: list[OldGold]


@strawberry_django.type(models.Cheque, description="A cheque that paid for a sale.")
class Cheque(relay.Node):
    view_permission: ClassVar[str] = "sales.view"

    number: auto
    bank: auto
    due_on: auto
    amount: Money
    currency: auto
    status: choices.ChequeStatus
    status_at: auto
    customer: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")]

    @strawberry_django.field(select_related=["payment__sale"])
    def sale(self) -> Annotated["Sale", strawberry.lazy("schema.shop.sales.types")]:
        return cast("Sale", cast("models.Cheque", self).payment.sale)


@strawberry_django.type(models.ParkedCart, description="A cart put aside; no stock and no price is held for it.")
class ParkedCart(relay.Node):
    view_permission: ClassVar[str] = "sales.park"

    note: auto
    customer: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None
    parked_by_name: auto
    parked_at: auto
    expires_at: auto

    @strawberry_django.field(only=["lines"])
    def line_count(self) -> int:
        return len(cast("models.ParkedCart", self).lines)


@strawberry_django.type(models.SaleLine, description="What was sold, as it was priced. Negative on a refund.")
class SaleLine:
    position: auto
    item: Annotated["Item", strawberry.lazy("schema.shop.catalog.types")] | None = strawberry_django.field(
        description="Empty for imported history."
    )
    sku: auto
    description: auto
    quantity: Grams = strawberry_django.field(description="Pieces, count or grams, as the item was tracked.")
    fineness: Fineness | None
    net_weight: Grams = strawberry_django.field(description="Of the whole line.")
    fine_weight: Grams = strawberry_django.field(description="Of the whole line.")
    subtotal: Money
    discount: Money
    tax: Money
    rounding: Money
    total: Money

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        code = cast("models.SaleLine", self).metal
        return Metal(code) if code else None

    @strawberry_django.field(only=["components"], description="The parts of the price that are not zero.")
    def components(self) -> list[PriceComponent]:
        return PriceComponent.of_snapshot(cast("models.SaleLine", self).components)

    @strawberry_django.field(only=["components"])
    def taxes(self) -> list[TaxAmount]:
        return TaxAmount.of_snapshot(cast("models.SaleLine", self).components)

    @strawberry_django.field(
        only=["pk"], prefetch_related=["returns"], description="How much of it has come back, on the line of a sale."
    )
    def returned_quantity(self) -> Grams:
        back = (line.quantity for line in cast("models.SaleLine", self).returns.all())
        return Grams(-sum(back, Decimal(0)))

    cost: Money | None = strawberry_django.field(
        description="What the shop had paid for it beside the metal.", extensions=[requires("catalog.view_cost")]
    )

    @strawberry_django.field(
        only=["components", "subtotal", "discount", "cost"],
        description="What the shop earned beside the metal: before tax, less the discount and the cost.",
        extensions=[requires("catalog.view_cost")],
    )
    def margin(self) -> Money | None:
        line = cast("models.SaleLine", self)
        if "components" not in line.components:
            return None
        metal = Decimal(line.components["components"].get(Component.METAL, "0"))
        return Money(line.subtotal - line.discount - metal - line.cost)

    @strawberry_django.field(only=["components"], description="The rate that the line was priced at.")
    def per_fine_gram(self) -> Rate | None:
        return per_fine_gram_of(cast("models.SaleLine", self).components)


@strawberry_django.type(
    models.Sale, description="A finished document: a sale, or a refund, whose amounts are negative. It never changes."
)
class Sale(relay.Node):
    view_permission: ClassVar[str] = "sales.view"

    number: auto
    kind: choices.SaleKind
    status: choices.SaleStatus
    source: choices.SaleSource
    branch: Branch
    customer: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None
    cashier_name: auto
    currency: auto
    lines: list[SaleLine]
    payments: list[Payment]
    subtotal: Money
    discount: Money
    tax: Money
    rounding: Money
    total: Money
    change: Money = strawberry_django.field(description="Cash given back at the counter.")
    cash_rounding: Money = strawberry_django.field(
        description="What was paid beyond the total because no coin is small enough; negative where it is less."
    )
    sold_at: auto
    business_day: auto = strawberry_django.field(description="The day in the shop's time zone.")
    reason: auto = strawberry_django.field(description="Why it was refunded, in words.")
    voided_at: auto
    voided_by_name: auto
    void_reason: auto
    refunds: list[Annotated["Sale", strawberry.lazy("schema.shop.sales.types")]] = strawberry_django.field(
        description="What came back of it."
    )
    exchanged_for: Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None = strawberry_django.field(
        description="On a refund: the sale that was made for it."
    )
    refund_of: Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None

    @strawberry_django.field(only=["return_reason"], description="Why it was refunded.")
    def return_reason(self) -> choices.ReturnReason | None:
        code = cast("models.Sale", self).return_reason
        return choices.ReturnReason(code) if code else None

    @strawberry_django.field(
        select_related=["exchanged_from"], description="On a sale: the refund that it was made for."
    )
    def exchanged_from(self) -> Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None:
        return cast("Sale | None", getattr(self, "exchanged_from", None))

    @strawberry_django.field(
        only=["pk"], description="Path of the printable receipt (PDF); in the shop's language where none is named."
    )
    def receipt_url(self, paper: choices.PaperSize = choices.PaperSize.MM80, language: str | None = None) -> str:
        path = reverse("receipt", kwargs={"sale_id": cast("models.Sale", self).pk})
        return f"{path}?{urlencode({'paper': paper.value} | ({'language': language} if language else {}))}"


@strawberry.type
class PaymentTotal:
    method: PaymentMethod
    amount: Money


@strawberry.type(description="One day of the shop, net of refunds.")
class DayTotals:
    day: dt.date
    currency: str
    sale_count: int
    refund_count: int
    subtotal: Money
    discount: Money
    tax: Money
    total: Money
    fine_grams_sold: Grams = strawberry.field(description="Fine gold.")
    payments: list[PaymentTotal]

    @classmethod
    def of(cls, totals: day_totals.DayTotals, *, currency: str) -> Self:
        return cls(
            day=totals.day,
            currency=currency,
            sale_count=totals.sale_count,
            refund_count=totals.refund_count,
            subtotal=Money(totals.subtotal),
            discount=Money(totals.discount),
            tax=Money(totals.tax),
            total=Money(totals.total),
            fine_grams_sold=Grams(totals.fine_grams_sold),
            payments=[
                PaymentTotal(method=PaymentMethod(method), amount=Money(amount)) for method, amount in totals.payments
            ],
        )


@strawberry.type
class MonthRevenue:
    month: str = strawberry.field(description="Such as 2026-11.")
    net_revenue: Money = strawberry.field(description="Without tax, net of refunds and adjustments.")
    sale_count: int
    refund_count: int

    @classmethod
    def of(cls, revenue: monthly_revenue.MonthRevenue) -> Self:
        return cls(
            month=f"{revenue.month:%Y-%m}",
            net_revenue=Money(revenue.net_revenue),
            sale_count=revenue.sale_count,
            refund_count=revenue.refund_count,
        )
