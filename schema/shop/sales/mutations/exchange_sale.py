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
    AlreadyRefunded,
    CreditLimitExceeded,
    CustomerRequired,
    MoreThanSold,
    NotRefundable,
    PaymentMismatch,
    QuoteExpired,
    QuoteUsed,
    counter_problem,
)
from schema.shop.sales.returns import ReturnInput, returning
from schema.shop.sales.types import Sale
from schema.shop.stock.problems import OutOfStock
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.services.exchange_sale import exchange_sale


@strawberry.input
class ExchangeSaleInput:
    idempotency_key: uuid.UUID
    sale_id: relay.GlobalID
    returned: ReturnInput
    quote_id: relay.GlobalID = strawberry.field(description="Of what is sold instead.")
    payments: list[PaymentInput] = strawberry.field(
        description="Of the difference, where the new bill is the larger one; the shop's is given back by itself."
    )
    payout: PaymentMethod | None = None
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class ExchangeSaleSuccess:
    sale: Sale = strawberry.field(description="The new one; its refund is in exchangedFrom.")


ExchangeSaleResult = Annotated[
    ExchangeSaleSuccess
    | InvalidInput
    | NotFound
    | AlreadyRefunded
    | NotRefundable
    | MoreThanSold
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
    strawberry.union("ExchangeSaleResult"),
]


@strawberry.type
class ExchangeSaleMutation:
    @strawberry.mutation(
        description="Take back what was sold and sell something else for it: only the difference is handed over.",
        extensions=[on_shop_host, requires("sales.return")],
    )
    def exchange_sale(self, info: Info, input: ExchangeSaleInput) -> ExchangeSaleResult:
        try:
            sale = exchange_sale(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                sale_id=key_of(input.sale_id, Sale, field="sale_id"),
                returning=returning(input.returned),
                quote_id=key_of(input.quote_id, Quote, field="quote_id"),
                handed_over=handed_over(input.payments, input.payout),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ExchangeSaleResult", counter_problem(error))
        return ExchangeSaleSuccess(sale=cast("Sale", sale))
