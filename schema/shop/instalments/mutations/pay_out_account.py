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
from schema.shop.branches.types import Branch, Terminal
from schema.shop.customers.types import Customer
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.instalments.problems import AccountChanged, plan_problem
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.services.pay_out_account import PaidOut, pay_out_account


@strawberry.input
class PayOutAccountInput:
    idempotency_key: uuid.UUID
    customer_id: relay.GlobalID
    branch_id: relay.GlobalID
    commodity: str = strawberry.field(description="The shop's currency, or the metal of which it owes grams.")
    amount: Money = strawberry.field(description="What the customer was told: the payout of the balance.")
    payout: PaymentMethod = strawberry.field(description="CASH, CARD, TRANSFER or STORE_CREDIT.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class PayOutAccountSuccess:
    customer: Customer


PayOutAccountResult = Annotated[
    PayOutAccountSuccess
    | InvalidInput
    | NotFound
    | AccountChanged
    | RateMissing
    | RateStale
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("PayOutAccountResult"),
]


@strawberry.type
class PayOutAccountMutation:
    @strawberry.mutation(
        description="Pay a customer all that the shop owes on their account, in money; grams at the rate it buys at.",
        extensions=[on_shop_host, requires("instalments.pay_out_account")],
    )
    def pay_out_account(self, info: Info, input: PayOutAccountInput) -> PayOutAccountResult:
        try:
            customer = pay_out_account(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                paid_out=PaidOut(commodity=input.commodity, amount=Decimal(input.amount), payout=input.payout),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("PayOutAccountResult", plan_problem(error))
        return PayOutAccountSuccess(customer=cast("Customer", customer))
