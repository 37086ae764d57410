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
from schema.shop.instalments.problems import MoreThanIsOpen, plan_problem
from schema.shop.instalments.types import InstalmentPlan
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import (
    GiftCardUnknown,
    GiftCardUnusable,
    NotEnoughCredit,
)
from schema.shop.pricing.types import Quote
from schema.shop.sales.payments import PaymentInput, handed_over
from schema.shop.sales.problems import (
    CustomerRequired,
    PaymentMismatch,
    QuoteExpired,
    QuoteUsed,
)
from schema.shop.stock.problems import OutOfStock
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.start_layaway import start_layaway


@strawberry.input
class StartLayawayInput:
    idempotency_key: uuid.UUID
    quote_id: relay.GlobalID
    payments: list[PaymentInput] = strawberry.field(description="The first deposit; there may be none.")
    days: list[dt.date] = strawberry.field(description="When the parts of the price fall due; the last is the end.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class StartLayawaySuccess:
    plan: InstalmentPlan


StartLayawayResult = Annotated[
    StartLayawaySuccess
    | InvalidInput
    | NotFound
    | QuoteExpired
    | QuoteUsed
    | OutOfStock
    | PaymentMismatch
    | CustomerRequired
    | NotEnoughCredit
    | GiftCardUnknown
    | GiftCardUnusable
    | ShiftRequired
    | PeriodClosed
    | MoreThanIsOpen
    | IdempotencyKeyReused,
    strawberry.union("StartLayawayResult"),
]


@strawberry.type
class StartLayawayMutation:
    @strawberry.mutation(
        description="Keep what was quoted for a customer, at the quoted price, while they pay deposits.",
        extensions=[on_shop_host, requires("instalments.start")],
    )
    def start_layaway(self, info: Info, input: StartLayawayInput) -> StartLayawayResult:
        try:
            plan = start_layaway(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                quote_id=key_of(input.quote_id, Quote, field="quote_id"),
                deposit=handed_over(input.payments, None),
                terms=Terms(days=tuple(input.days)),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("StartLayawayResult", plan_problem(error))
        return StartLayawaySuccess(plan=cast("InstalmentPlan", plan))
