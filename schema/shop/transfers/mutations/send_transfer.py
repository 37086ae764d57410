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
from schema.shop.stock.problems import OutOfStock
from schema.shop.transfers.inputs import WeighedLineInput, weighed_lines
from schema.shop.transfers.problems import TransferNotReady, transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.services.send_transfer import send_transfer


@strawberry.input
class SendTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    weights: list[WeighedLineInput] = strawberry.field(
        default_factory=list, description="What the scale shows, where it is weighed."
    )


@strawberry.type
class SendTransferSuccess:
    transfer: Transfer


SendTransferResult = Annotated[
    SendTransferSuccess | InvalidInput | NotFound | TransferNotReady | OutOfStock | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("SendTransferResult"),
]


@strawberry.type
class SendTransferMutation:
    @strawberry.mutation(
        description="Put what was approved on its way: it stays the sender's until it is received.",
        extensions=[on_shop_host, requires("transfers.send")],
    )
    def send_transfer(self, info: Info, input: SendTransferInput) -> SendTransferResult:
        try:
            transfer = send_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                weights=weighed_lines(input.weights),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("SendTransferResult", transfer_problem(error))
        return SendTransferSuccess(transfer=cast("Transfer", transfer))
