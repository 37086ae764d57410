import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.branches.types import Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.instalments.problems import MoreThanIsOpen, PlanNotOpen, plan_problem
from schema.shop.instalments.types import InstalmentPlan
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import (
    GiftCardUnknown,
    GiftCardUnusable,
    NotEnoughCredit,
)
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from schema.shop.sales.payments import PaymentInput, handed_over
from schema.shop.sales.problems import (
    PaymentMismatch,
)
from tenant_apps.instalments.services.pay_plan import pay_plan


@strawberry.input
class PayPlanInput:
    idempotency_key: uuid.UUID
    plan_id: relay.GlobalID
    payments: list[PaymentInput]
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class PayPlanSuccess:
    plan: InstalmentPlan


PayPlanResult = Annotated[
    PayPlanSuccess
    | InvalidInput
    | NotFound
    | PlanNotOpen
    | MoreThanIsOpen
    | PaymentMismatch
    | NotEnoughCredit
    | GiftCardUnknown
    | GiftCardUnusable
    | RateMissing
    | RateStale
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("PayPlanResult"),
]


@strawberry.type
class PayPlanMutation:
    @strawberry.mutation(
        description="Take a payment for a plan: an instalment, or a deposit for goods that are kept.",
        extensions=[on_shop_host, requires("instalments.pay")],
    )
    def pay_plan(self, info: Info, input: PayPlanInput) -> PayPlanResult:
        try:
            plan = pay_plan(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                plan_id=key_of(input.plan_id, InstalmentPlan, field="plan_id"),
                payments=handed_over(input.payments, None).payments,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("PayPlanResult", plan_problem(error))
        return PayPlanSuccess(plan=cast("InstalmentPlan", plan))
