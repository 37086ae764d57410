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
from tenant_apps.transfers.services.call_back_transfer import call_back_transfer


@strawberry.input
class CallBackTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    lines: list[SettledLineInput]
    reason: str


@strawberry.type
class CallBackTransferSuccess:
    transfer: Transfer


CallBackTransferResult = Annotated[
    CallBackTransferSuccess
    | InvalidInput
    | NotFound
    | TransferNotReady
    | TransferChanged
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("CallBackTransferResult"),
]


@strawberry.type
class CallBackTransferMutation:
    @strawberry.mutation(
        description="Put what did not arrive back on the sender's shelf: called back, or found there.",
        extensions=[on_shop_host, requires("transfers.send")],
    )
    def call_back_transfer(self, info: Info, input: CallBackTransferInput) -> CallBackTransferResult:
        try:
            transfer = call_back_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                lines=settled_lines(input.lines),
                reason=said_text("reason", input.reason),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CallBackTransferResult", transfer_problem(error))
        return CallBackTransferSuccess(transfer=cast("Transfer", transfer))
