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
from schema.shop.branches.types import Branch
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.inputs import GoodsReturnLineInput
from schema.shop.purchasing.papers import SupplierInvoice
from schema.shop.purchasing.problems import MoreThanReceived, NotInvoiced, purchasing_problem
from schema.shop.purchasing.types import Supplier
from schema.shop.stock.problems import OutOfStock
from tenant_apps.purchasing.services.return_goods import return_goods


@strawberry.input
class ReturnGoodsInput:
    idempotency_key: uuid.UUID
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    lines: list[GoodsReturnLineInput]
    reason: str


@strawberry.type
class ReturnGoodsSuccess:
    debit_note: SupplierInvoice


ReturnGoodsResult = Annotated[
    ReturnGoodsSuccess
    | InvalidInput
    | NotFound
    | NotInvoiced
    | MoreThanReceived
    | OutOfStock
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ReturnGoodsResult"),
]


@strawberry.type
class ReturnGoodsMutation:
    @strawberry.mutation(
        description="Return goods to their supplier by a debit note.",
        extensions=[on_shop_host, requires("purchasing.return")],
    )
    def return_goods(self, info: Info, input: ReturnGoodsInput) -> ReturnGoodsResult:
        try:
            debit_note = return_goods(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                supplier_id=key_of(input.supplier_id, Supplier, field="supplier_id"),
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                lines=[line.asked(number) for number, line in enumerate(input.lines)],
                reason=input.reason,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ReturnGoodsResult", purchasing_problem(error))
        return ReturnGoodsSuccess(debit_note=cast("SupplierInvoice", debit_note))
