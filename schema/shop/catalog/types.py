import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

import strawberry
import strawberry_django
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from strawberry import auto, relay
from strawberry.scalars import JSON

from schema.kit.context import Info
from schema.kit.permissions import requires
from schema.kit.scalars import Carat, Fineness, Grams, Money, Percent
from schema.shop.catalog.ordering import ItemOrder
from schema.shop.enums import Metal
from shared_apps.identity.permissions import allows
from tenant_apps.catalog import models
from tenant_apps.catalog.choices import ItemClass, MakingMethod, PhotoState, StoneKind, Tracking
from tenant_apps.catalog.photo_address import photo_address
from tenant_apps.catalog.selectors.category_counts import items_under
from tenant_apps.catalog.selectors.cover_photo import cover_photo
from tenant_apps.catalog.selectors.stock_totals import stock_of_item
from tenant_apps.pricing.fineness import karat_of

if TYPE_CHECKING:
    from schema.shop.stock.types import StockLevel

for choices in (ItemClass, MakingMethod, PhotoState, StoneKind, Tracking):
    strawberry.enum(choices)


@strawberry_django.type(models.Category, description="A node of the catalogue's tree.")
class Category(relay.Node):
    view_permission: ClassVar[str] = "catalog.view"

    name: auto
    name_translations: JSON = strawberry_django.field(description="Names in other languages, by language code.")
    parent: "Category | None"
    position: auto

    @strawberry_django.field(description="The name in the language of the request.", only=["name", "name_translations"])
    def display_name(self) -> str:
        return cast("models.Category", self).name_in(get_language() or "")

    @strawberry_django.field(description="Zero at the root.", only=["path"])
    def depth(self) -> int:
        return len(cast("models.Category", self).path) - 1

    @strawberry_django.field(description="How many items are here and below.", annotate={"items_under": items_under()})
    def item_count(self) -> int:
        category = cast("models.Category", self)
        if not hasattr(category, "items_under"):  # the answer of a mutation
            return models.Item.objects.in_category(category.pk).count()
        return cast("int", category.items_under)


@strawberry_django.type(models.Stone, description="A stone, or several alike, that an item carries or is.")
class Stone(relay.Node):
    view_permission: ClassVar[str] = "catalog.view"

    kind: StoneKind
    count: auto
    carat: Carat = strawberry_django.field(description="All together.")
    cut: auto
    colour: auto
    clarity: auto
    certificate_lab: auto
    certificate_number: auto
    price: Money = strawberry_django.field(description="All together.")

    @strawberry_django.field(only=["length_mm"])
    def length_mm(self) -> str | None:
        return _text(cast("models.Stone", self).length_mm)

    @strawberry_django.field(only=["width_mm"])
    def width_mm(self) -> str | None:
        return _text(cast("models.Stone", self).width_mm)

    @strawberry_django.field(only=["depth_mm"])
    def depth_mm(self) -> str | None:
        return _text(cast("models.Stone", self).depth_mm)


@strawberry_django.type(
    models.ItemCertificate,
    description="What a laboratory says of an item, or of the stone in it that has the same lab and number.",
)
class ItemCertificate(relay.Node):
    view_permission: ClassVar[str] = "catalog.view"

    lab: auto
    number: auto
    added_at: auto

    @strawberry_django.field(
        only=["file"], description="Path of its paper, for people who may see items; null where there is none."
    )
    def url(self) -> str | None:
        kept = cast("models.ItemCertificate", self)
        return reverse("item-certificate", kwargs={"certificate_id": kept.pk}) if kept.file else None

    @classmethod
    def get_queryset(
        cls, queryset: QuerySet[models.ItemCertificate], info: Info, **_: Any
    ) -> QuerySet[models.ItemCertificate]:
        return queryset.filter(removed_at=None)


NOT_ANNOTATED = object()
SIGNED = "A path that anybody may read for some minutes; null until a worker made the picture."


@strawberry_django.type(models.ItemPhoto, description="A photo of an item.")
class ItemPhoto(relay.Node):
    view_permission: ClassVar[str] = "catalog.view"

    state: PhotoState
    width: auto = strawberry_django.field(description="Pixels of the large picture, as the height; zero until then.")
    height: auto
    added_at: auto

    @strawberry_django.field(only=["state"], description=SIGNED + " At most 1600 pixels.")
    def url(self) -> str | None:
        return _signed(cast("models.ItemPhoto", self), "large")

    @strawberry_django.field(only=["state"], description=SIGNED + " At most 320 pixels.")
    def thumbnail_url(self) -> str | None:
        return _signed(cast("models.ItemPhoto", self), "thumbnail")

    @classmethod
    def get_queryset(cls, queryset: QuerySet[models.ItemPhoto], info: Info, **_: Any) -> QuerySet[models.ItemPhoto]:
        return queryset.filter(removed_at=None)


def _signed(photo: models.ItemPhoto, size: str) -> str | None:
    return photo_address(photo.pk, size, now=timezone.now()) if photo.state == PhotoState.READY else None


@strawberry_django.type(
    models.Item, ordering=ItemOrder, description="A design or SKU; weights are grams of one unit (a piece)."
)
class Item(relay.Node):
    view_permission: ClassVar[str] = "catalog.view"

    sku: auto
    barcode: auto
    name: auto
    name_translations: JSON = strawberry_django.field(description="Names in other languages, by language code.")
    category: Category | None
    item_class: ItemClass
    tracking: Tracking
    fineness: Fineness | None
    gross_weight: Grams
    stone_weight: Grams = strawberry_django.field(description="Stones and other parts that are not the metal.")
    net_weight: Grams = strawberry_django.field(description="Metal only: gross less stones and other parts.")
    making_method: MakingMethod
    making_amount: Money = strawberry_django.field(description="Money or per cent, as the method says.")
    wastage_percent: Percent
    extra_charge: Money = strawberry_django.field(description="Hallmark and attachments, for one unit.")
    fixed_price: Money | None = strawberry_django.field(
        description="Before tax, for one unit; replaces the computed metal, making and stones."
    )
    unit_cost: Money | None = strawberry_django.field(
        description="What one unit costs the shop beside its metal: making, stones, or the goods.",
        extensions=[requires("catalog.view_cost")],
    )
    hallmark: auto = strawberry_django.field(description="What is stamped on it beside its fineness.")
    huid: auto = strawberry_django.field(description="India: six letters and digits, of one piece alone.")
    low_stock_at: Grams | None
    is_active: auto
    stones: list[Stone]
    photos: list[ItemPhoto] = strawberry_django.field(description="In their order; the first is the cover.")
    certificates: list[ItemCertificate]
    levels: list[Annotated["StockLevel", strawberry.lazy("schema.shop.stock.types")]]
    created_at: auto
    updated_at: auto

    @strawberry_django.field(description="The name in the language of the request.", only=["name", "name_translations"])
    def display_name(self) -> str:
        return cast("models.Item", self).name_in(get_language() or "")

    @strawberry_django.field(
        description="What was paid for one second-hand unit; null for others, and for those who may not change items.",
        only=["second_hand_cost"],
    )
    def second_hand_cost(self, info: Info) -> Money | None:
        role = info.context.signed_in_actor.role
        return (
            cast("Money | None", cast("models.Item", self).second_hand_cost) if allows(role, "catalog.change") else None
        )

    @strawberry_django.field(
        only=["pk"],
        annotate={"cover": cover_photo()},
        description="The cover at most 320 pixels wide and high: a path that anybody may read for some minutes.",
    )
    def thumbnail_url(self) -> str | None:
        cover = cast("uuid.UUID | None", getattr(self, "cover", NOT_ANNOTATED))
        if cover is NOT_ANNOTATED:  # the answer of a mutation
            photos = models.ItemPhoto.objects.ready().filter(item=cast("models.Item", self).pk)
            cover = photos.values_list("pk", flat=True).first()
        return photo_address(cover, "thumbnail", now=timezone.now()) if cover else None

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        metal = cast("models.Item", self).metal
        return Metal(metal) if metal else None

    @strawberry_django.field(description="The karat whose stamp the fineness of gold is.", only=["metal", "fineness"])
    def karat(self) -> str | None:
        item = cast("models.Item", self)
        if item.metal != Metal.XAU.value or item.fineness is None:
            return None
        return _text(karat_of(item.fineness))

    @strawberry_django.field(
        description="Pure metal in one unit: net weight × fineness / 1000.", only=["net_weight", "fineness"]
    )
    def fine_weight(self) -> Grams:
        return Grams(cast("models.Item", self).fine_weight())

    @strawberry_django.field(
        description="What all branches have on their shelves: pieces, count or grams.",
        annotate={"stock": stock_of_item()},
    )
    def in_stock(self) -> Grams:
        item = cast("models.Item", self)
        if not hasattr(item, "stock"):  # the answer of a mutation
            return Grams(sum((level.quantity for level in item.levels.all() if level.place == "SHELF"), Decimal(0)))
        return cast("Grams", item.stock)


def _text(value: Decimal | int | None) -> str | None:
    return None if value is None else str(value)
