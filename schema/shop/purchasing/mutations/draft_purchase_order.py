import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.purchasing.inputs import PurchaseOrderInput
from schema.shop.purchasing.papers import PurchaseOrder
from schema.shop.purchasing.problems import purchasing_problem
from tenant_apps.purchasing.services.draft_order import draft_order


@strawberry.input
class DraftPurchaseOrderInput:
    idempotency_key: uuid.UUID
    order: PurchaseOrderInput


@strawberry.type
class DraftPurchaseOrderSuccess:
    order: PurchaseOrder


DraftPurchaseOrderResult = Annotated[
    DraftPurchaseOrderSuccess | InvalidInput | NotFound | IdempotencyKeyReused,
    strawberry.union("DraftPurchaseOrderResult"),
]


@strawberry.type
class DraftPurchaseOrderMutation:
    @strawberry.mutation(
        description="Draft an order; nothing is bound yet.",
        extensions=[on_shop_host, requires("purchasing.order")],
    )
    def draft_purchase_order(self, info: Info, input: DraftPurchaseOrderInput) -> DraftPurchaseOrderResult:
        try:
            order = draft_order(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                asked=input.order.asked(),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("DraftPurchaseOrderResult", purchasing_problem(error))
        return DraftPurchaseOrderSuccess(order=cast("PurchaseOrder", order))
