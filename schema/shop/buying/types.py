from typing import TYPE_CHECKING, Annotated, ClassVar, cast
from urllib.parse import urlencode

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto, relay

from schema.kit.scalars import Fineness, Grams, Money, Percent, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from tenant_apps.buying import choices, models
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.choices import PaperSize

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item
    from schema.shop.customers.types import Customer

for choice in (choices.PurchaseStatus, choices.IdentityKind):
    strawberry.enum(choice)


@strawberry_django.type(models.PurchasePayment, description="What the shop paid with.")
class PurchasePayment:
    method: PaymentMethod
    amount: Money
    reference: auto


@strawberry_django.type(models.PurchaseLine, description="What was bought, as it was weighed, tested and valued.")
class PurchaseLine:
    position: auto
    item: Annotated["Item", strawberry.lazy("schema.shop.catalog.types")] = strawberry_django.field(
        description="What it became in stock: scrap of its fineness, or the piece or coin that it is."
    )
    quantity: Grams = strawberry_django.field(description="Pieces, count or grams, as the item is tracked.")
    description: auto
    gross_weight: Grams
    deduction: Grams = strawberry_django.field(description="Stones, springs and dirt.")
    net_weight: Grams
    fineness: Fineness = strawberry_django.field(description="As it was tested.")
    melting_loss_percent: Percent
    fine_weight: Grams
    per_fine_gram: Rate = strawberry_django.field(description="What the shop paid for a fine gram.")
    rate_at: auto
    value: Money = strawberry_django.field(description="What the metal was worth at that rate.")
    amount: Money = strawberry_django.field(description="What was paid: the value, or what was agreed.")

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal:
        return Metal(cast("models.PurchaseLine", self).metal)


@strawberry_django.type(
    models.Purchase, description="What the shop bought over its counter. Only voiding it changes it, on its own day."
)
class Purchase(relay.Node):
    view_permission: ClassVar[str] = "buying.view"

    number: auto
    status: choices.PurchaseStatus
    branch: Branch
    customer: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None
    seller_name: auto
    identity_ending: auto = strawberry_django.field(description="The last characters of the document's number.")
    buyer_name: auto
    currency: auto
    lines: list[PurchaseLine]
    payments: list[PurchasePayment]
    subtotal: Money
    rounding: Money
    total: Money
    bought_at: auto
    business_day: auto = strawberry_django.field(description="The day in the shop's time zone.")
    voided_at: auto
    void_reason: auto

    @strawberry_django.field(only=["identity_kind"], description="The seller's document; null where none was recorded.")
    def identity_kind(self) -> choices.IdentityKind | None:
        kind = cast("models.Purchase", self).identity_kind
        return choices.IdentityKind(kind) if kind else None

    @strawberry_django.field(
        only=["pk"], description="Path of the printable receipt (PDF); in the shop's language where none is named."
    )
    def receipt_url(self, paper: PaperSize = PaperSize.A5, language: str | None = None) -> str:
        path = reverse("purchase_receipt", kwargs={"purchase_id": cast("models.Purchase", self).pk})
        return f"{path}?{urlencode({'paper': paper.value} | ({'language': language} if language else {}))}"
