from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.pricing.mutations.quote_cart import RateMissing
from schema.shop.purchasing.papers import PurchaseOrder
from schema.shop.purchasing.problems import OrderNotOpen, purchasing_problem
from tenant_apps.purchasing.services.submit_order import submit_order


@strawberry.input
class SubmitPurchaseOrderInput:
    order_id: relay.GlobalID


@strawberry.type
class SubmitPurchaseOrderSuccess:
    order: PurchaseOrder


SubmitPurchaseOrderResult = Annotated[
    SubmitPurchaseOrderSuccess | NotFound | OrderNotOpen | RateMissing,
    strawberry.union("SubmitPurchaseOrderResult"),
]


@strawberry.type
class SubmitPurchaseOrderMutation:
    @strawberry.mutation(
        description="Submit a draft for approval.",
        extensions=[on_shop_host, requires("purchasing.order")],
    )
    def submit_purchase_order(self, info: Info, input: SubmitPurchaseOrderInput) -> SubmitPurchaseOrderResult:
        try:
            order = submit_order(
                actor=info.context.signed_in_actor,
                order_id=key_of(input.order_id, PurchaseOrder, field="order_id"),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("SubmitPurchaseOrderResult", purchasing_problem(error))
        return SubmitPurchaseOrderSuccess(order=cast("PurchaseOrder", order))
