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
    counter_problem,
)
from schema.shop.sales.types import Sale
from schema.shop.stock.problems import OutOfStock
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.services.checkout import checkout


@strawberry.input
class CheckoutInput:
    idempotency_key: uuid.UUID
    quote_id: relay.GlobalID
    payments: list[PaymentInput]
    payout: PaymentMethod | None = strawberry.field(
        default=None, description="CASH or STORE_CREDIT: how old gold is paid that is worth more than the bill."
    )
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class CheckoutSuccess:
    sale: Sale


CheckoutResult = Annotated[
    CheckoutSuccess
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
    | IdempotencyKeyReused,
    strawberry.union("CheckoutResult"),
]


@strawberry.type
class CheckoutMutation:
    @strawberry.mutation(
        description="Sell what was quoted, at the prices that were quoted.",
        extensions=[on_shop_host, requires("sales.checkout")],
    )
    def checkout(self, info: Info, input: CheckoutInput) -> CheckoutResult:
        try:
            sale = checkout(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                quote_id=key_of(input.quote_id, Quote, field="quote_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                handed_over=handed_over(input.payments, input.payout),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CheckoutResult", counter_problem(error))
        return CheckoutSuccess(sale=cast("Sale", sale))
