from typing import Annotated, cast

import strawberry
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.purchasing.papers import PurchaseOrder
from schema.shop.purchasing.problems import OrderNotOpen, purchasing_problem
from tenant_apps.purchasing.services.cancel_order import cancel_order


@strawberry.input
class CancelPurchaseOrderInput:
    order_id: relay.GlobalID


@strawberry.type
class CancelPurchaseOrderSuccess:
    order: PurchaseOrder


CancelPurchaseOrderResult = Annotated[
    CancelPurchaseOrderSuccess | NotFound | OrderNotOpen,
    strawberry.union("CancelPurchaseOrderResult"),
]


@strawberry.type
class CancelPurchaseOrderMutation:
    @strawberry.mutation(
        description="Expect nothing more of an order.",
        extensions=[on_shop_host, requires("purchasing.order")],
    )
    def cancel_purchase_order(self, info: Info, input: CancelPurchaseOrderInput) -> CancelPurchaseOrderResult:
        try:
            order = cancel_order(
                actor=info.context.signed_in_actor,
                order_id=key_of(input.order_id, PurchaseOrder, field="order_id"),
            )
        except BusinessError as error:
            return cast("CancelPurchaseOrderResult", purchasing_problem(error))
        return CancelPurchaseOrderSuccess(order=cast("PurchaseOrder", order))
