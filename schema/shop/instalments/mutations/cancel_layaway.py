import uuid
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.scalars import Money
from schema.kit.validation import validated
from schema.shop.branches.types import Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.instalments.problems import PlanNotOpen, plan_problem
from schema.shop.instalments.types import InstalmentPlan
from schema.shop.ledger.problems import PeriodClosed
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.services.cancel_layaway import cancel_layaway


@strawberry.input
class CancelLayawayInput:
    idempotency_key: uuid.UUID
    plan_id: relay.GlobalID
    payout: PaymentMethod = strawberry.field(description="CASH, CARD, TRANSFER or STORE_CREDIT.")
    reason: str
    fee: Money = strawberry.field(default=Money(Decimal(0)), description="What the shop keeps of the deposits.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class CancelLayawaySuccess:
    plan: InstalmentPlan


CancelLayawayResult = Annotated[
    CancelLayawaySuccess | InvalidInput | NotFound | PlanNotOpen | ShiftRequired | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("CancelLayawayResult"),
]


@strawberry.type
class CancelLayawayMutation:
    @strawberry.mutation(
        description="Free goods that were kept and give the deposits back, less a fee.",
        extensions=[on_shop_host, requires("instalments.cancel")],
    )
    def cancel_layaway(self, info: Info, input: CancelLayawayInput) -> CancelLayawayResult:
        try:
            plan = cancel_layaway(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                plan_id=key_of(input.plan_id, InstalmentPlan, field="plan_id"),
                fee=Decimal(input.fee),
                payout=input.payout,
                reason=_reason(input.reason),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CancelLayawayResult", plan_problem(error))
        return CancelLayawaySuccess(plan=cast("InstalmentPlan", plan))


def _reason(text: str) -> str:
    with validated() as check:
        return check.text("reason", text, maximum=200)
