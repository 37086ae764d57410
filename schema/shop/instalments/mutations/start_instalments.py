import datetime as dt
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
from schema.shop.instalments.problems import GramLimitExceeded, NotForGrams, plan_problem
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
from schema.shop.pricing.types import Quote
from schema.shop.sales.payments import PaymentInput, handed_over
from schema.shop.sales.problems import (
    CreditLimitExceeded,
    CustomerRequired,
    PaymentMismatch,
    QuoteExpired,
    QuoteUsed,
)
from schema.shop.stock.problems import OutOfStock
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.start_instalments import start_instalments


@strawberry.input
class StartInstalmentsInput:
    idempotency_key: uuid.UUID
    quote_id: relay.GlobalID
    in_grams: bool = strawberry.field(
        description="The metal is owed in grams, each payment buys some at its day's rate; all else is paid now."
    )
    payments: list[PaymentInput] = strawberry.field(description="What is paid now.")
    days: list[dt.date] = strawberry.field(description="When the instalments fall due; the rest is divided evenly.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class StartInstalmentsSuccess:
    plan: InstalmentPlan


StartInstalmentsResult = Annotated[
    StartInstalmentsSuccess
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
    | GramLimitExceeded
    | NotForGrams
    | IdempotencyKeyReused,
    strawberry.union("StartInstalmentsResult"),
]


@strawberry.type
class StartInstalmentsMutation:
    @strawberry.mutation(
        description="Sell what was quoted now, and have the rest of it paid over time.",
        extensions=[on_shop_host, requires("instalments.start")],
    )
    def start_instalments(self, info: Info, input: StartInstalmentsInput) -> StartInstalmentsResult:
        try:
            plan = start_instalments(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                quote_id=key_of(input.quote_id, Quote, field="quote_id"),
                in_grams=input.in_grams,
                handed_over=handed_over(input.payments, None),
                terms=Terms(days=tuple(input.days)),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("StartInstalmentsResult", plan_problem(error))
        return StartInstalmentsSuccess(plan=cast("InstalmentPlan", plan))
