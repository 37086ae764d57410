import uuid
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.scalars import Grams
from schema.kit.validation import validated
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Category
from schema.shop.counts.problems import REFUSED, problem_of
from schema.shop.counts.types import StockCount
from tenant_apps.counts.choices import CountScope
from tenant_apps.counts.found import MOST_CODES
from tenant_apps.counts.services.open_count import NewCount, open_count


@strawberry.input
class OpenCountInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    scope: CountScope
    title: str
    category_id: relay.GlobalID | None = strawberry.field(default=None, description="For the scope CATEGORY.")
    codes: list[str] = strawberry.field(
        default_factory=list, description="For the scope TRAY: the SKUs or barcodes of what should lie there."
    )
    is_blind: bool = False
    weight_tolerance: Grams | None = strawberry.field(
        default=None, description="Grams by which goods by weight may differ and still agree."
    )


@strawberry.type
class OpenCountSuccess:
    count: StockCount


OpenCountResult = Annotated[
    OpenCountSuccess | InvalidInput | NotFound | IdempotencyKeyReused, strawberry.union("OpenCountResult")
]


@strawberry.type
class OpenCountMutation:
    @strawberry.mutation(
        description="Start a stock count. The shop goes on selling.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def open_count(self, info: Info, input: OpenCountInput) -> OpenCountResult:
        try:
            count = open_count(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                asked=_asked(input),
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("OpenCountResult", problem_of(error))
        return OpenCountSuccess(count=cast("StockCount", count))


def _asked(input: OpenCountInput) -> NewCount:
    with validated() as check:
        title = check.text("title", input.title, maximum=100)
        codes = check.entries("codes", input.codes, maximum=MOST_CODES)
    return NewCount(
        branch_id=key_of(input.branch_id, Branch, field="branch_id"),
        scope=input.scope,
        title=title,
        category_id=key_of(input.category_id, Category, field="category_id") if input.category_id else None,
        codes=codes,
        is_blind=input.is_blind,
        weight_tolerance=input.weight_tolerance or Decimal(0),
    )
