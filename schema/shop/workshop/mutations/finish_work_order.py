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
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.workshop.inputs import MadeInput, made_of
from schema.shop.workshop.problems import LossAboveAllowance, MoreMetalThanUsed, WorkNotOpen, work_problem
from schema.shop.workshop.types import WorkOrder
from tenant_apps.workshop.services.finish_work_order import finish_work_order


@strawberry.input
class FinishWorkOrderInput:
    idempotency_key: uuid.UUID
    order_id: relay.GlobalID
    made: list[MadeInput]
    excess_reason: str = strawberry.field(
        default="", description="Why more is missing than may be; accepting it needs a permission."
    )


@strawberry.type
class FinishWorkOrderSuccess:
    order: WorkOrder


FinishWorkOrderResult = Annotated[
    FinishWorkOrderSuccess
    | InvalidInput
    | NotFound
    | WorkNotOpen
    | LossAboveAllowance
    | MoreMetalThanUsed
    | LimitReached
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("FinishWorkOrderResult"),
]


@strawberry.type
class FinishWorkOrderMutation:
    @strawberry.mutation(
        description="Take back what a job made. What is missing of a metal is lost: as allowed, or with a reason.",
        extensions=[on_shop_host, requires("workshop.work")],
    )
    def finish_work_order(self, info: Info, input: FinishWorkOrderInput) -> FinishWorkOrderResult:
        try:
            order = finish_work_order(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                order_id=key_of(input.order_id, WorkOrder, field="order_id"),
                made=made_of(input.made),
                excess_reason=input.excess_reason,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("FinishWorkOrderResult", work_problem(error))
        return FinishWorkOrderSuccess(order=cast("WorkOrder", order))
