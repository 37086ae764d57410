import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound
from schema.shop.branches.types import Branch
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.inputs import GoodsReceiptLineInput
from schema.shop.purchasing.papers import GoodsReceipt, PurchaseOrder
from schema.shop.purchasing.problems import MoreThanOrdered, OrderNotOpen, purchasing_problem
from schema.shop.purchasing.types import Supplier
from tenant_apps.purchasing.services.receive_goods import receive_goods


@strawberry.input
class ReceiveGoodsInput:
    idempotency_key: uuid.UUID
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    lines: list[GoodsReceiptLineInput]
    order_id: relay.GlobalID | None = None
    delivery_note: str = ""


@strawberry.type
class ReceiveGoodsSuccess:
    receipt: GoodsReceipt


ReceiveGoodsResult = Annotated[
    ReceiveGoodsSuccess
    | InvalidInput
    | NotFound
    | OrderNotOpen
    | MoreThanOrdered
    | LimitReached
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ReceiveGoodsResult"),
]


@strawberry.type
class ReceiveGoodsMutation:
    @strawberry.mutation(
        description="Receive goods from a supplier into stock.",
        extensions=[on_shop_host, requires("purchasing.receive")],
    )
    def receive_goods(self, info: Info, input: ReceiveGoodsInput) -> ReceiveGoodsResult:
        try:
            receipt = receive_goods(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                supplier_id=key_of(input.supplier_id, Supplier, field="supplier_id"),
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                lines=[line.asked(number) for number, line in enumerate(input.lines)],
                order_id=key_of(input.order_id, PurchaseOrder, field="order_id") if input.order_id else None,
                delivery_note=input.delivery_note,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ReceiveGoodsResult", purchasing_problem(error))
        return ReceiveGoodsSuccess(receipt=cast("GoodsReceipt", receipt))
