from typing import ClassVar

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.permissions import requires
from schema.kit.scalars import Grams, Money
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from tenant_apps.stock import models
from tenant_apps.stock.choices import MovementKind, StockPlace

strawberry.enum(MovementKind)
strawberry.enum(StockPlace)

COST = "What was paid beside the metal: making, stones, goods."


@strawberry_django.type(models.Level, description="What a branch has of an item in one place: pieces, count or grams.")
class StockLevel:
    branch: Branch
    place: StockPlace
    quantity: Grams
    fine_weight: Grams = strawberry_django.field(description="Pure grams of the item's metal.")
    cost: Money | None = strawberry_django.field(description=COST, extensions=[requires("catalog.view_cost")])


@strawberry_django.type(models.Level, description="An item that runs short in a branch.")
class LowStock:
    item: Item
    branch: Branch
    quantity: Grams

    low_stock_at: Grams = strawberry_django.field(description="The item's own threshold.")


@strawberry_django.type(models.Level, description="Something in stock of which nothing came or went for long.")
class DeadStock:
    item: Item
    branch: Branch
    quantity: Grams
    fine_weight: Grams = strawberry_django.field(description="Pure grams of the item's metal.")
    cost: Money = strawberry_django.field(description=COST)


@strawberry_django.type(models.Movement, description="Stock that came (positive) or went; never changed afterwards.")
class StockMovement(relay.Node):
    view_permission: ClassVar[str] = "stock.view"

    item: Item
    branch: Branch
    kind: MovementKind
    place: StockPlace
    quantity: Grams
    fine_weight: Grams = strawberry_django.field(description="Pure grams of the item's metal, signed.")
    cost: Money | None = strawberry_django.field(description=COST, extensions=[requires("catalog.view_cost")])
    reason: auto
    moved_at: auto
