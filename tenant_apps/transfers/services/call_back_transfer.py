"""Take goods that are on the way back to the sender's shelf: called back, or found there after all."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.move import Moved
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.choices import SettlementKind
from tenant_apps.transfers.models import Transfer
from tenant_apps.transfers.services.carry import Carried, Way, carry
from tenant_apps.transfers.services.locks import SENDER
from tenant_apps.transfers.services.settle import Settling, settle


@transaction.atomic
def call_back_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    lines: Sequence[LineSettled],
    reason: str,
    now: datetime,
) -> Transfer:
    """Put what did not arrive back on the shelf that it left. With all of it the transfer is cancelled.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the sending branch.
        TransferNotReady: it is not on its way (facts: status).
        TransferChanged: of some lines another quantity is on the way than was seen (facts: positions).
        InvalidInput: there is no reason, or a quantity cannot be right or is more than is on the way.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """
    if not reason.strip():
        raise InvalidInput({"reason": ("REQUIRED", _("Say why it comes back."))})

    def move(transfer: Transfer, goods: list[Carried], action_id: uuid.UUID) -> list[Moved]:
        sender = transfer.from_branch_id
        return carry(
            transfer,
            goods=goods,
            way=Way(origin=(sender, StockPlace.TRANSIT), goal=(sender, StockPlace.SHELF)),
            # The other way round, and so the same accounts with the other sign.
            events={sender: PostingEvent.TRANSFER_SENT},
            source_id=action_id,
            actor=actor,
            now=now,
        )

    asked = Settling(
        actor=actor,
        idempotency_key=idempotency_key,
        transfer_id=transfer_id,
        kind=SettlementKind.RETURNED,
        side=SENDER,
        lines=lines,
        reason=reason.strip(),
        now=now,
    )
    return settle(asked, move=move)
