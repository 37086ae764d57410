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
from schema.shop.counts.problems import REFUSED, CountMovedOn, PieceInStock, RecountNeeded, problem_of
from schema.shop.counts.types import StockCount, StockCountLine
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.stock.problems import OutOfStock
from tenant_apps.counts.found import LineDecision
from tenant_apps.counts.services.approve_count import approve_count

MOST_DECISIONS = 1_000


@strawberry.input(description="What is said of one difference.")
class LineDecisionInput:
    line_id: relay.GlobalID
    reason: str = strawberry.field(default="", description="In place of the reason for all.")
    is_left: bool = strawberry.field(default=False, description="It is not posted.")


@strawberry.input
class ApproveCountInput:
    idempotency_key: uuid.UUID
    count_id: relay.GlobalID
    reason: str = strawberry.field(description="What the differences come from.")
    decisions: list[LineDecisionInput] = strawberry.field(default_factory=list, description="At most 1000.")


@strawberry.type
class ApproveCountSuccess:
    count: StockCount


ApproveCountResult = Annotated[
    ApproveCountSuccess
    | InvalidInput
    | NotFound
    | CountMovedOn
    | RecountNeeded
    | OutOfStock
    | PieceInStock
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ApproveCountResult"),
]


@strawberry.type
class ApproveCountMutation:
    @strawberry.mutation(
        description="Post the differences of a finished count: shelf and books are one again.",
        extensions=[on_shop_host, requires("counts.approve")],
    )
    def approve_count(self, info: Info, input: ApproveCountInput) -> ApproveCountResult:
        try:
            reason, decisions = _checked(input)
            count = approve_count(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                reason=reason,
                decisions=decisions,
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("ApproveCountResult", problem_of(error))
        return ApproveCountSuccess(count=cast("StockCount", count))


def _checked(input: ApproveCountInput) -> tuple[str, dict[uuid.UUID, LineDecision]]:
    with validated() as check:
        reason = check.text("reason", input.reason, maximum=200)
        said = check.entries("decisions", input.decisions, maximum=MOST_DECISIONS)
        reasons = [
            check.text(f"decisions.{number}.reason", one.reason, maximum=200, required=False)
            for number, one in enumerate(said[:MOST_DECISIONS])
        ]
    return reason, {
        key_of(one.line_id, StockCountLine, field="decisions"): LineDecision(reason=why, is_left=one.is_left)
        for one, why in zip(said, reasons, strict=True)
    }
