import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, NotFound
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.workshop.problems import WorkNotOpen, work_problem
from schema.shop.workshop.types import WorkOrder
from tenant_apps.workshop.services.cancel_work_order import cancel_work_order


@strawberry.input
class CancelWorkOrderInput:
    idempotency_key: uuid.UUID
    order_id: relay.GlobalID


@strawberry.type
class CancelWorkOrderSuccess:
    order: WorkOrder


CancelWorkOrderResult = Annotated[
    CancelWorkOrderSuccess | NotFound | WorkNotOpen | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("CancelWorkOrderResult"),
]


@strawberry.type
class CancelWorkOrderMutation:
    @strawberry.mutation(
        description="Call a job off: its goods go back to the shelf unchanged.",
        extensions=[on_shop_host, requires("workshop.work")],
    )
    def cancel_work_order(self, info: Info, input: CancelWorkOrderInput) -> CancelWorkOrderResult:
        try:
            order = cancel_work_order(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                order_id=key_of(input.order_id, WorkOrder, field="order_id"),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CancelWorkOrderResult", work_problem(error))
        return CancelWorkOrderSuccess(order=cast("WorkOrder", order))
