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
from schema.shop.stock.problems import OutOfStock
from schema.shop.workshop.inputs import JobInput, MadeInput, at_job, made_of
from schema.shop.workshop.problems import LossAboveAllowance, MoreMetalThanUsed, work_problem
from schema.shop.workshop.types import WorkOrder
from tenant_apps.workshop.services.work_at_once import work_at_once


@strawberry.input
class WorkAtOnceInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    job: JobInput
    made: list[MadeInput]
    excess_reason: str = ""


@strawberry.type
class WorkAtOnceSuccess:
    order: WorkOrder


WorkAtOnceResult = Annotated[
    WorkAtOnceSuccess
    | InvalidInput
    | NotFound
    | OutOfStock
    | LossAboveAllowance
    | MoreMetalThanUsed
    | LimitReached
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("WorkAtOnceResult"),
]


@strawberry.type
class WorkAtOnceMutation:
    @strawberry.mutation(
        description="Melt, split, join or make in one step: what was made is on the shelf at once.",
        extensions=[on_shop_host, requires("workshop.work")],
    )
    def work_at_once(self, info: Info, input: WorkAtOnceInput) -> WorkAtOnceResult:
        try:
            order = work_at_once(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                job=input.job.job(),
                made=made_of(input.made),
                excess_reason=input.excess_reason,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("WorkAtOnceResult", work_problem(at_job(error)))
        return WorkAtOnceSuccess(order=cast("WorkOrder", order))
