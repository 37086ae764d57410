import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.validation import validated
from schema.shop.counts.problems import REFUSED, CountMovedOn, problem_of
from schema.shop.counts.types import StockCount
from tenant_apps.counts.services.cancel_count import cancel_count


@strawberry.input
class CancelCountInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID
    reason: str


@strawberry.type
class CancelCountSuccess:
    count: StockCount


CancelCountResult = Annotated[
    CancelCountSuccess | InvalidInput | NotFound | CountMovedOn | IdempotencyKeyReused,
    strawberry.union("CancelCountResult"),
]


@strawberry.type
class CancelCountMutation:
    @strawberry.mutation(
        description="Give a count up that is not approved: nothing is posted.",
        extensions=[on_shop_host, requires("counts.approve")],
    )
    def cancel_count(self, info: Info, input: CancelCountInput) -> CancelCountResult:
        try:
            with validated() as check:
                reason = check.text("reason", input.reason, maximum=200)
            count = cancel_count(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                reason=reason,
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("CancelCountResult", problem_of(error))
        return CancelCountSuccess(count=cast("StockCount", count))
