import datetime as dt
from typing import ClassVar, cast

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.permissions import requires
from schema.kit.scalars import Grams, Money, Percent
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.enums import Metal
from tenant_apps.workshop import choices, models

for choice in (choices.WorkKind, choices.WorkStatus, choices.WorkSide):
    strawberry.enum(choice)


@strawberry_django.type(
    models.WorkLine, description="Goods that a job used or made, or metal that it lost or found; never negative."
)
class WorkLine:
    side: choices.WorkSide
    item: Item | None
    quantity: Grams = strawberry_django.field(description="Pieces, count or grams, as the item is tracked.")
    fine_weight: Grams
    cost: Money | None = strawberry_django.field(
        description="Money for what is not metal.", extensions=[requires("catalog.view_cost")]
    )

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        metal = cast("models.WorkLine", self).metal
        return Metal(metal) if metal else None


@strawberry_django.type(
    models.WorkOrder,
    description="A job: goods go into the workshop or to a goldsmith, and come back as other goods.",
)
class WorkOrder(relay.Node):
    view_permission: ClassVar[str] = "workshop.view"

    number: auto
    branch: Branch
    kind: choices.WorkKind
    status: choices.WorkStatus
    worker: auto = strawberry_django.field(description="Who has the metal; empty in the shop's own workshop.")
    allowed_loss_percent: Percent
    note: auto
    due_on: dt.date | None
    opened_at: auto
    ended_at: auto
    excess_reason: auto
    lines: list[WorkLine]


@strawberry.type(description="Fine grams of a metal in the open jobs of a goldsmith.")
class MetalInWork:
    worker: str = strawberry.field(description="Empty for the shop's own workshop.")
    metal: Metal
    fine_weight: Grams
