import datetime as dt
from typing import TYPE_CHECKING, Annotated, ClassVar, Self, cast
from urllib.parse import urlencode

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto, relay

from schema.kit.scalars import Fineness, Grams, Money, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.pricing.breakdown import PriceComponent, TaxAmount, per_fine_gram_of
from shared_apps.printing.choices import PaperSize
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales import choices, models
from tenant_apps.sales.selectors import day_totals, monthly_revenue

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item
    from schema.shop.customers.types import Customer

for choice in (choices.SaleKind, choices.SaleStatus, choices.SaleSource, PaymentMethod, PaperSize):
    strawberry.enum(choice)


@strawberry_django.type(models.Payment, description="Money taken, or given back: then it is negative.")
class Payment:
    method: PaymentMethod
    amount: Money = strawberry_django.field(description="What it settles of the total.")
    tendered: Money = strawberry_django.field(description="What was handed over; with cash it may be more.")
    reference: auto


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
    sold_at: auto
    business_day: auto = strawberry_django.field(description="The day in the shop's time zone.")
    reason: auto = strawberry_django.field(description="Why it was refunded.")
    refund: Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None
    refund_of: Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None

    @strawberry_django.field(
        only=["pk"], description="Path of the receipt (PDF) to look at; in the shop's language where none is named."
    )
    def receipt_url(self, paper: PaperSize = PaperSize.MM80, language: str | None = None) -> str:
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
