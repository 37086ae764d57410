from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.purchasing.papers import PurchaseOrder
from schema.shop.purchasing.problems import ApprovalLimitExceeded, OrderNotOpen, purchasing_problem
from tenant_apps.purchasing.services.approve_order import approve_order


@strawberry.input
class ApprovePurchaseOrderInput:
    order_id: relay.GlobalID


@strawberry.type
class ApprovePurchaseOrderSuccess:
    order: PurchaseOrder


ApprovePurchaseOrderResult = Annotated[
    ApprovePurchaseOrderSuccess | NotFound | OrderNotOpen | ApprovalLimitExceeded,
    strawberry.union("ApprovePurchaseOrderResult"),
]


@strawberry.type
class ApprovePurchaseOrderMutation:
    @strawberry.mutation(
        description="Approve an order, up to what your role may.",
        extensions=[on_shop_host, requires("purchasing.approve")],
    )
    def approve_purchase_order(self, info: Info, input: ApprovePurchaseOrderInput) -> ApprovePurchaseOrderResult:
        try:
            order = approve_order(
                actor=info.context.signed_in_actor,
                order_id=key_of(input.order_id, PurchaseOrder, field="order_id"),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ApprovePurchaseOrderResult", purchasing_problem(error))
        return ApprovePurchaseOrderSuccess(order=cast("PurchaseOrder", order))
