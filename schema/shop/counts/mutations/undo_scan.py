import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.scalars import Grams
from schema.shop.counts.problems import REFUSED, CountMovedOn, problem_of
from schema.shop.counts.types import StockCount, StockCountLine
from tenant_apps.counts.services.undo_scan import undo_scan


@strawberry.input
class UndoScanInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID
    line_id: relay.GlobalID
    quantity: Grams = strawberry.field(description="As it was scanned.")


@strawberry.type
class UndoScanSuccess:
    count: StockCount


UndoScanResult = Annotated[
    UndoScanSuccess | InvalidInput | NotFound | CountMovedOn | IdempotencyKeyReused,
    strawberry.union("UndoScanResult"),
]


@strawberry.type
class UndoScanMutation:
    @strawberry.mutation(
        description="Take back what you scanned last of an item.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def undo_scan(self, info: Info, input: UndoScanInput) -> UndoScanResult:
        try:
            count = undo_scan(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                line_id=key_of(input.line_id, StockCountLine, field="line_id"),
                quantity=input.quantity,
            )
        except REFUSED as error:
            return cast("UndoScanResult", problem_of(error))
        return UndoScanSuccess(count=cast("StockCount", count))
