from typing import TYPE_CHECKING, Annotated, ClassVar, cast

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.scalars import Grams
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from tenant_apps.transfers import choices, models

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item

for choice in (choices.TransferStatus, choices.SettlementKind):
    strawberry.enum(choice)

_SETTLED = ["quantity", "received", "returned", "lost"]


@strawberry_django.type(models.Settlement, description="What became of goods that were on the way; never changed.")
class TransferSettlement:
    kind: choices.SettlementKind
    quantity: Grams
    fine_weight: Grams
    gross_weight: Grams | None = strawberry_django.field(description="What the scale showed, where it was weighed.")
    reason: auto
    settled_at: auto
    settled_by_name: auto


@strawberry_django.type(models.TransferLine, description="An item of a transfer: pieces, count or grams, as tracked.")
class TransferLine:
    position: auto
    item: Annotated["Item", strawberry.lazy("schema.shop.catalog.types")]
    requested: Grams
    quantity: Grams = strawberry_django.field(description="What was approved; zero where the line was left out.")
    fine_weight: Grams = strawberry_django.field(description="Pure grams that were sent.")
    sent_weight: Grams | None = strawberry_django.field(description="Gross grams when it was packed, if weighed.")
    received: Grams
    returned: Grams
    lost: Grams
    settlements: list[TransferSettlement]

    @strawberry_django.field(only=_SETTLED, description="Of what was sent, what is still on the way.")
    def unsettled(self) -> Grams:
        return Grams(cast("models.TransferLine", self).unsettled)

    @strawberry_django.field(only=["weighed", "received_weight"], description="Gross grams at arrival, if weighed.")
    def received_weight(self) -> Grams | None:
        line = cast("models.TransferLine", self)
        return Grams(line.received_weight) if line.weighed else None

    @strawberry_django.field(
        only=["quantity", "weighed", "received_weight", "sent_weight"],
        description="Gross grams that arrived more than were packed; null unless all of it was weighed twice.",
    )
    def weight_difference(self) -> Grams | None:
        difference = cast("models.TransferLine", self).weight_difference
        return None if difference is None else Grams(difference)


@strawberry_django.type(
    models.Transfer, description="Goods that go from one branch to another: the sender's until they are received."
)
class Transfer(relay.Node):
    view_permission: ClassVar[str] = "transfers.view"

    number: auto
    status: choices.TransferStatus
    from_branch: Branch
    to_branch: Branch
    note: auto
    lines: list[TransferLine]
    requested_at: auto
    requested_by_name: auto
    approved_at: auto
    approved_by_name: auto
    sent_at: auto
    sent_by_name: auto
    ended_at: auto
    ended_by_name: auto
    end_reason: auto


@strawberry.type(description="What a branch has sent and nobody has received yet, of one metal.")
class GoodsInTransit:
    branch: Branch = strawberry.field(description="Whose it is: the sender.")
    pieces: Grams = strawberry.field(description="Pieces and count of what is not kept by weight.")
    gross_weight: Grams
    fine_weight: Grams = strawberry.field(description="Pure grams.")
    metal: Metal | None = strawberry.field(description="Null for goods without metal.")
