import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.kit.scalars import Money
from schema.kit.validation import validated
from schema.shop.branches.types import Branch, Terminal
from schema.shop.buying.inputs import (
    BuyBackLineInput,
    PurchasePaymentInput,
    SellerInput,
    lines_of,
    payments_of,
    seller_of,
)
from schema.shop.buying.problems import IdentityRequired, OfferChanged, PaymentsDiffer, PriceNotAllowed
from schema.shop.buying.types import Purchase
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.buying import errors
from tenant_apps.buying.asked import Deal
from tenant_apps.buying.services.buy_back import buy_back
from tenant_apps.drawers import errors as drawers_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.pricing import errors as pricing_errors


@strawberry.input
class BuyBackInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    lines: list[BuyBackLineInput]
    seller: SellerInput
    payments: list[PurchasePaymentInput]
    offered_total: Money = strawberry.field(description="The total of the quote that the seller agreed to.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class BuyBackSuccess:
    purchase: Purchase


BuyBackResult = Annotated[
    BuyBackSuccess
    | InvalidInput
    | NotFound
    | RateMissing
    | RateStale
    | PriceNotAllowed
    | OfferChanged
    | PaymentsDiffer
    | IdentityRequired
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("BuyBackResult"),
]

_REFUSALS: dict[type[project_errors.BusinessError], Callable[[project_errors.BusinessError], Problem]] = {
    project_errors.InvalidInput: InvalidInput.of,
    project_errors.NotFound: NotFound.of,
    pricing_errors.RateMissing: RateMissing.of,
    pricing_errors.RateStale: RateStale.of,
    errors.PriceNotAllowed: PriceNotAllowed.of,
    errors.OfferChanged: OfferChanged.of,
    errors.PaymentsDiffer: PaymentsDiffer.of,
    errors.IdentityRequired: IdentityRequired.of,
    drawers_errors.ShiftRequired: ShiftRequired.of,
    ledger_errors.PeriodClosed: PeriodClosed.of,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused.of,
}


@strawberry.type
class BuyBackMutation:
    @strawberry.mutation(
        description="Buy what was quoted: pay the seller and take the metal into stock.",
        extensions=[on_shop_host, requires("buying.buy")],
    )
    def buy_back(self, info: Info, input: BuyBackInput) -> BuyBackResult:
        try:
            with validated() as check:
                deal = Deal(
                    lines=lines_of(input.lines, check=check),
                    seller=seller_of(input.seller, check=check),
                    payments=payments_of(input.payments, check=check),
                    offered_total=Decimal(input.offered_total),
                )
            purchase = buy_back(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                deal=deal,
                now=timezone.now(),
            )
        except tuple(_REFUSALS) as error:
            return cast("BuyBackResult", _REFUSALS[type(error)](error))
        return BuyBackSuccess(purchase=cast("Purchase", purchase))
