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
from schema.kit.scalars import Money
from schema.shop.branches.types import Branch, Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.papers import SupplierPayment
from schema.shop.purchasing.problems import purchasing_problem
from schema.shop.purchasing.types import Supplier
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.purchasing.asked import MoneyPaid
from tenant_apps.purchasing.services.pay_money import pay_money


@strawberry.input
class PaySupplierMoneyInput:
    idempotency_key: uuid.UUID
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    method: PaymentMethod = strawberry.field(description="CASH or TRANSFER.")
    amount: Money
    terminal_id: relay.GlobalID | None = strawberry.field(default=None, description="Whose drawer cash leaves.")
    reference: str = ""


@strawberry.type
class PaySupplierMoneySuccess:
    payment: SupplierPayment


PaySupplierMoneyResult = Annotated[
    PaySupplierMoneySuccess | InvalidInput | NotFound | ShiftRequired | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("PaySupplierMoneyResult"),
]


@strawberry.type
class PaySupplierMoneyMutation:
    @strawberry.mutation(
        description="Pay a supplier in money; more than is owed is an advance.",
        extensions=[on_shop_host, requires("purchasing.pay")],
    )
    def pay_supplier_money(self, info: Info, input: PaySupplierMoneyInput) -> PaySupplierMoneyResult:
        try:
            payment = pay_money(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                paid=MoneyPaid(
                    supplier_id=key_of(input.supplier_id, Supplier, field="supplier_id"),
                    branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                    method=input.method,
                    amount=input.amount,
                    terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                    reference=input.reference,
                ),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("PaySupplierMoneyResult", purchasing_problem(error))
        return PaySupplierMoneySuccess(payment=cast("SupplierPayment", payment))
