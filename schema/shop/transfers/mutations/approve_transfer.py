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
from schema.shop.transfers.inputs import ApprovedLineInput, approved_lines
from schema.shop.transfers.problems import TransferNotReady, transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.services.approve_transfer import approve_transfer


@strawberry.input
class ApproveTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    lines: list[ApprovedLineInput] = strawberry.field(default_factory=list)


@strawberry.type
class ApproveTransferSuccess:
    transfer: Transfer


ApproveTransferResult = Annotated[
    ApproveTransferSuccess | InvalidInput | NotFound | TransferNotReady | IdempotencyKeyReused,
    strawberry.union("ApproveTransferResult"),
]


@strawberry.type
class ApproveTransferMutation:
    @strawberry.mutation(
        description="Let goods go: lines that are not named go as they were requested.",
        extensions=[on_shop_host, requires("transfers.approve")],
    )
    def approve_transfer(self, info: Info, input: ApproveTransferInput) -> ApproveTransferResult:
        try:
            transfer = approve_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                lines=approved_lines(input.lines),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ApproveTransferResult", transfer_problem(error))
        return ApproveTransferSuccess(transfer=cast("Transfer", transfer))
