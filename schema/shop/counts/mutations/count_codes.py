import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.counts.inputs import CodeInput
from schema.shop.counts.problems import REFUSED, CountMovedOn, problem_of
from schema.shop.counts.types import StockCount
from tenant_apps.counts.services.count_codes import count_codes


@strawberry.input
class CountCodesInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID
    entries: list[CodeInput] = strawberry.field(
        description="At most 5000. A piece counts once however often it was read; other goods add up."
    )


@strawberry.type
class CountCodesSuccess:
    count: StockCount


CountCodesResult = Annotated[
    CountCodesSuccess | InvalidInput | NotFound | CountMovedOn | IdempotencyKeyReused,
    strawberry.union("CountCodesResult"),
]


@strawberry.type
class CountCodesMutation:
    @strawberry.mutation(
        description="Enter what a scanner or a reader read into an open count, thousands of codes at once.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def count_codes(self, info: Info, input: CountCodesInput) -> CountCodesResult:
        try:
            count = count_codes(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                entries=[entry.told() for entry in input.entries],
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("CountCodesResult", problem_of(error))
        return CountCodesSuccess(count=cast("StockCount", count))
