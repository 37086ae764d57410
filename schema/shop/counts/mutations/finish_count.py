import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, NotFound
from schema.shop.counts.problems import REFUSED, CountMovedOn, problem_of
from schema.shop.counts.types import StockCount
from tenant_apps.counts.services.finish_count import finish_count


@strawberry.input
class FinishCountInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID


@strawberry.type
class FinishCountSuccess:
    count: StockCount


FinishCountResult = Annotated[
    FinishCountSuccess | NotFound | CountMovedOn | IdempotencyKeyReused, strawberry.union("FinishCountResult")
]


@strawberry.type
class FinishCountMutation:
    @strawberry.mutation(
        description="Finish counting: what nobody found is missing. Lines can still be counted anew.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def finish_count(self, info: Info, input: FinishCountInput) -> FinishCountResult:
        try:
            count = finish_count(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("FinishCountResult", problem_of(error))
        return FinishCountSuccess(count=cast("StockCount", count))
