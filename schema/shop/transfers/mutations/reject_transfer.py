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
class RejectTransferInput:
    idempotency_key: uuid.UUID
    transfer_id: relay.GlobalID
    reason: str


@strawberry.type
class RejectTransferSuccess:
    transfer: Transfer


RejectTransferResult = Annotated[
    RejectTransferSuccess | InvalidInput | NotFound | TransferNotReady | IdempotencyKeyReused,
    strawberry.union("RejectTransferResult"),
]


@strawberry.type
class RejectTransferMutation:
    @strawberry.mutation(
        description="Refuse a request of goods that were not sent yet, as the sender.",
        extensions=[on_shop_host, requires("transfers.approve")],
    )
    def reject_transfer(self, info: Info, input: RejectTransferInput) -> RejectTransferResult:
        try:
            transfer = end_transfer(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                transfer_id=key_of(input.transfer_id, Transfer, field="transfer_id"),
                status=TransferStatus.REJECTED,
                reason=said_text("reason", input.reason),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("RejectTransferResult", transfer_problem(error))
        return RejectTransferSuccess(transfer=cast("Transfer", transfer))
