"""Receive goods of another branch: whole, in parts, or less than was sent."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shared_apps.events.record import record_event
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.move import Moved
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.choices import SettlementKind
from tenant_apps.transfers.events import TransferReceived
from tenant_apps.transfers.models import Transfer
from tenant_apps.transfers.services.carry import Carried, Way, carry
from tenant_apps.transfers.services.locks import RECEIVER
from tenant_apps.transfers.services.settle import Settling, settle


@transaction.atomic
def receive_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    lines: Sequence[LineSettled],
    now: datetime,
) -> Transfer:
    """Put what arrived on the receiver's shelf; what is missing stays on the way until somebody says what became of it.

    Locks the idempotency key, the transfer, stock levels, the ledger.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the receiving branch.
        TransferNotReady: it is not on its way (facts: status).
        TransferChanged: of some lines another quantity is on the way than was seen (facts: positions).
        InvalidInput: a quantity or a weight cannot be right, or is more than is on the way.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def move(transfer: Transfer, goods: list[Carried], action_id: uuid.UUID) -> list[Moved]:
        sender, receiver = transfer.from_branch_id, transfer.to_branch_id
        carried = carry(
            transfer,
            goods=goods,
            way=Way(origin=(sender, StockPlace.TRANSIT), goal=(receiver, StockPlace.SHELF)),
            events={sender: PostingEvent.TRANSFER_ARRIVED, receiver: PostingEvent.TRANSFER_RECEIVED},
            source_id=action_id,
            actor=actor,
            now=now,
        )
        record_event(TransferReceived(transfer_id=transfer.pk, action_id=action_id))
        return carried

    asked = Settling(
        actor=actor,
        idempotency_key=idempotency_key,
        transfer_id=transfer_id,
        kind=SettlementKind.RECEIVED,
        side=RECEIVER,
        lines=lines,
        reason="",
        now=now,
    )
    return settle(asked, move=move)
