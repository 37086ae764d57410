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
from schema.shop.transfers.inputs import TransferLineInput, requested_lines, said_text
from schema.shop.transfers.problems import transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.services.request_transfer import request_transfer


@strawberry.input
class RequestTransferInput:
    idempotency_key: uuid.UUID
    from_branch_id: relay.GlobalID = strawberry.field(description="Who sends.")
    to_branch_id: relay.GlobalID
    lines: list[TransferLineInput]
    note: str = ""


@strawberry.type
class RequestTransferSuccess:
    transfer: Transfer


RequestTransferResult = Annotated[
    RequestTransferSuccess | InvalidInput | NotFound | IdempotencyKeyReused,
    strawberry.union("RequestTransferResult"),
]


@strawberry.type
class RequestTransferMutation:
    @strawberry.mutation(
        description="Ask for goods of another branch, or offer one's own to it: nothing is moved yet.",
        extensions=[on_shop_host, requires("transfers.request")],
    )
    def request_transfer(self, info: Info, input: RequestTransferInput) -> RequestTransferResult:
        try:
            transfer = request_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                from_branch_id=key_of(input.from_branch_id, Branch, field="from_branch_id"),
                to_branch_id=key_of(input.to_branch_id, Branch, field="to_branch_id"),
                lines=requested_lines(input.lines),
                note=said_text("note", input.note, required=False),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("RequestTransferResult", transfer_problem(error))
        return RequestTransferSuccess(transfer=cast("Transfer", transfer))
