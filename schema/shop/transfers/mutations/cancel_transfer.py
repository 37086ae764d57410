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
from schema.shop.transfers.inputs import said_text
from schema.shop.transfers.problems import TransferNotReady, transfer_problem
from schema.shop.transfers.types import Transfer
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.services.end_transfer import end_transfer


@strawberry.input
class CancelTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    reason: str


@strawberry.type
class CancelTransferSuccess:
    transfer: Transfer


CancelTransferResult = Annotated[
    CancelTransferSuccess | InvalidInput | NotFound | TransferNotReady | IdempotencyKeyReused,
    strawberry.union("CancelTransferResult"),
]


@strawberry.type
class CancelTransferMutation:
    @strawberry.mutation(
        description="Say, as either branch, that goods need not be sent; what was sent is called back.",
        extensions=[on_shop_host, requires("transfers.request")],
    )
    def cancel_transfer(self, info: Info, input: CancelTransferInput) -> CancelTransferResult:
        try:
            transfer = end_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                status=TransferStatus.CANCELLED,
                reason=said_text("reason", input.reason),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("CancelTransferResult", transfer_problem(error))
        return CancelTransferSuccess(transfer=cast("Transfer", transfer))
