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
from schema.shop.instalments.problems import PlanNotOpen, plan_problem
from schema.shop.instalments.types import InstalmentPlan
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import (
    GiftCardUnknown,
    GiftCardUnusable,
    NoLoyaltyProgram,
    NotEnoughCredit,
    TooFewPoints,
)
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from schema.shop.sales.payments import PaymentInput, handed_over
from schema.shop.sales.problems import (
    CreditLimitExceeded,
    CustomerRequired,
    PaymentMismatch,
    QuoteExpired,
    QuoteUsed,
)
from schema.shop.stock.problems import OutOfStock
from tenant_apps.instalments.services.collect_layaway import collect_layaway


@strawberry.input
class CollectLayawayInput:
    idempotency_key: uuid.UUID
    plan_id: relay.GlobalID
    payments: list[PaymentInput] = strawberry.field(description="What the deposits leave open.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class CollectLayawaySuccess:
    plan: InstalmentPlan


CollectLayawayResult = Annotated[
    CollectLayawaySuccess
    | InvalidInput
    | NotFound
    | QuoteExpired
    | QuoteUsed
    | OutOfStock
    | PaymentMismatch
    | CustomerRequired
    | CreditLimitExceeded
    | NotEnoughCredit
    | GiftCardUnknown
    | GiftCardUnusable
    | NoLoyaltyProgram
    | TooFewPoints
    | RateMissing
    | RateStale
    | ShiftRequired
    | PeriodClosed
    | PlanNotOpen
    | IdempotencyKeyReused,
    strawberry.union("CollectLayawayResult"),
]


@strawberry.type
class CollectLayawayMutation:
    @strawberry.mutation(
        description="Hand over goods that were kept: the deposits and what is paid now make the sale.",
        extensions=[on_shop_host, requires("instalments.pay")],
    )
    def collect_layaway(self, info: Info, input: CollectLayawayInput) -> CollectLayawayResult:
        try:
            plan = collect_layaway(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                plan_id=key_of(input.plan_id, InstalmentPlan, field="plan_id"),
                handed_over=handed_over(input.payments, None),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CollectLayawayResult", plan_problem(error))
        return CollectLayawaySuccess(plan=cast("InstalmentPlan", plan))
