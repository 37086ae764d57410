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
from schema.shop.transfers.inputs import SettledLineInput, settled_lines
from schema.shop.transfers.problems import TransferChanged, TransferNotReady, transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.services.receive_transfer import receive_transfer


@strawberry.input
class ReceiveTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    lines: list[SettledLineInput]


@strawberry.type
class ReceiveTransferSuccess:
    transfer: Transfer


ReceiveTransferResult = Annotated[
    ReceiveTransferSuccess
    | InvalidInput
    | NotFound
    | TransferNotReady
    | TransferChanged
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ReceiveTransferResult"),
]


@strawberry.type
class ReceiveTransferMutation:
    @strawberry.mutation(
        description="Put what arrived on the receiver's shelf; what is missing stays on the way.",
        extensions=[on_shop_host, requires("transfers.receive")],
    )
    def receive_transfer(self, info: Info, input: ReceiveTransferInput) -> ReceiveTransferResult:
        try:
            transfer = receive_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                lines=settled_lines(input.lines),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ReceiveTransferResult", transfer_problem(error))
        return ReceiveTransferSuccess(transfer=cast("Transfer", transfer))
