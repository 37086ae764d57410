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
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.transfers.inputs import SettledLineInput, said_text, settled_lines
from schema.shop.transfers.problems import TransferChanged, TransferNotReady, transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.services.write_off_transfer import write_off_transfer


@strawberry.input
class WriteOffTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    lines: list[SettledLineInput]
    reason: str


@strawberry.type
class WriteOffTransferSuccess:
    transfer: Transfer


WriteOffTransferResult = Annotated[
    WriteOffTransferSuccess
    | InvalidInput
    | NotFound
    | TransferNotReady
    | TransferChanged
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("WriteOffTransferResult"),
]


@strawberry.type
class WriteOffTransferMutation:
    @strawberry.mutation(
        description="Write off as lost what was sent and did not arrive: the loss is the sender's.",
        extensions=[on_shop_host, requires("transfers.write_off")],
    )
    def write_off_transfer(self, info: Info, input: WriteOffTransferInput) -> WriteOffTransferResult:
        try:
            transfer = write_off_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                lines=settled_lines(input.lines),
                reason=said_text("reason", input.reason),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("WriteOffTransferResult", transfer_problem(error))
        return WriteOffTransferSuccess(transfer=cast("Transfer", transfer))
