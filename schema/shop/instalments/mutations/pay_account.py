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
from schema.shop.branches.types import Branch, Terminal
from schema.shop.customers.types import Customer
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.instalments.problems import MoreThanIsOpen, plan_problem
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import GiftCardUnknown, GiftCardUnusable, NotEnoughCredit
from schema.shop.sales.payments import PaymentInput, handed_over
from schema.shop.sales.problems import PaymentMismatch
from tenant_apps.instalments.services.pay_account import pay_account


@strawberry.input
class PayAccountInput:
    idempotency_key: uuid.UUID
    customer_id: relay.GlobalID
    branch_id: relay.GlobalID
    payments: list[PaymentInput] = strawberry.field(description="In money or credit; together at most what is owed.")
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class PayAccountSuccess:
    customer: Customer


PayAccountResult = Annotated[
    PayAccountSuccess
    | InvalidInput
    | NotFound
    | MoreThanIsOpen
    | PaymentMismatch
    | NotEnoughCredit
    | GiftCardUnknown
    | GiftCardUnusable
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("PayAccountResult"),
]


@strawberry.type
class PayAccountMutation:
    @strawberry.mutation(
        description="Take what a customer pays off their account: sales left on it, and cheques that bounced.",
        extensions=[on_shop_host, requires("instalments.take_account")],
    )
    def pay_account(self, info: Info, input: PayAccountInput) -> PayAccountResult:
        try:
            customer = pay_account(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                payments=handed_over(input.payments, None).payments,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("PayAccountResult", plan_problem(error))
        return PayAccountSuccess(customer=cast("Customer", customer))
