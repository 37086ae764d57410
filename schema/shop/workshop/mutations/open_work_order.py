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
from schema.shop.stock.problems import OutOfStock
from schema.shop.workshop.inputs import JobInput, at_job
from schema.shop.workshop.problems import work_problem
from schema.shop.workshop.types import WorkOrder
from tenant_apps.workshop.services.open_work_order import open_work_order


@strawberry.input
class OpenWorkOrderInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    job: JobInput


@strawberry.type
class OpenWorkOrderSuccess:
    order: WorkOrder


OpenWorkOrderResult = Annotated[
    OpenWorkOrderSuccess | InvalidInput | NotFound | OutOfStock | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("OpenWorkOrderResult"),
]


@strawberry.type
class OpenWorkOrderMutation:
    @strawberry.mutation(
        description="Take goods into the workshop, or give them to a goldsmith.",
        extensions=[on_shop_host, requires("workshop.work")],
    )
    def open_work_order(self, info: Info, input: OpenWorkOrderInput) -> OpenWorkOrderResult:
        try:
            order = open_work_order(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                job=input.job.job(),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("OpenWorkOrderResult", work_problem(at_job(error)))
        return OpenWorkOrderSuccess(order=cast("WorkOrder", order))
