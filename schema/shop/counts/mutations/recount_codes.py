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
from tenant_apps.counts.services.recount_codes import recount_codes


@strawberry.input
class RecountCodesInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID
    entries: list[CodeInput] = strawberry.field(description="At most 5000; 0: looked for once more, and not there.")


@strawberry.type
class RecountCodesSuccess:
    count: StockCount


RecountCodesResult = Annotated[
    RecountCodesSuccess | InvalidInput | NotFound | CountMovedOn | IdempotencyKeyReused,
    strawberry.union("RecountCodesResult"),
]


@strawberry.type
class RecountCodesMutation:
    @strawberry.mutation(
        description="Replace what was counted of these items by what lies there now, in a finished count.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def recount_codes(self, info: Info, input: RecountCodesInput) -> RecountCodesResult:
        try:
            count = recount_codes(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                entries=[entry.told() for entry in input.entries],
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("RecountCodesResult", problem_of(error))
        return RecountCodesSuccess(count=cast("StockCount", count))
