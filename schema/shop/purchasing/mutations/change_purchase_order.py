from typing import Annotated, cast

import strawberry
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.purchasing.inputs import PurchaseOrderInput
from schema.shop.purchasing.papers import PurchaseOrder
from schema.shop.purchasing.problems import OrderNotOpen, purchasing_problem
from tenant_apps.purchasing.services.change_order import change_order


@strawberry.input
class ChangePurchaseOrderInput:
    order_id: relay.GlobalID
    order: PurchaseOrderInput


@strawberry.type
class ChangePurchaseOrderSuccess:
    order: PurchaseOrder


ChangePurchaseOrderResult = Annotated[
    ChangePurchaseOrderSuccess | InvalidInput | NotFound | OrderNotOpen,
    strawberry.union("ChangePurchaseOrderResult"),
]


@strawberry.type
class ChangePurchaseOrderMutation:
    @strawberry.mutation(
        description="Rewrite a draft of an order.",
        extensions=[on_shop_host, requires("purchasing.order")],
    )
    def change_purchase_order(self, info: Info, input: ChangePurchaseOrderInput) -> ChangePurchaseOrderResult:
        try:
            order = change_order(
                actor=info.context.signed_in_actor,
                order_id=key_of(input.order_id, PurchaseOrder, field="order_id"),
                asked=input.order.asked(),
            )
        except BusinessError as error:
            return cast("ChangePurchaseOrderResult", purchasing_problem(error))
        return ChangePurchaseOrderSuccess(order=cast("PurchaseOrder", order))
