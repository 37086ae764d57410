"""Write off goods that were sent and are lost: the loss is the sender's, with a reason and who allowed it."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.choices import SettlementKind
from tenant_apps.transfers.models import Transfer
from tenant_apps.transfers.services.carry import Carried
from tenant_apps.transfers.services.locks import SENDER
from tenant_apps.transfers.services.settle import Settling, settle


@transaction.atomic
def write_off_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    lines: Sequence[LineSettled],
    reason: str,
    now: datetime,
) -> Transfer:
    """Take what is lost out of the sender's stock. Whoever calls this allows the loss: it is a right of its own.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the sending branch.
        TransferNotReady: it is not on its way (facts: status).
        TransferChanged: of some lines another quantity is on the way than was seen (facts: positions).
        InvalidInput: there is no reason, or a quantity cannot be right or is more than is on the way.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """
    reason = reason.strip()
    if not reason:
        raise InvalidInput({"reason": ("REQUIRED", _("Say how it was lost."))})

    def move(transfer: Transfer, goods: list[Carried], action_id: uuid.UUID) -> list[Moved]:
        return _lose(transfer, goods, action_id, reason=reason, actor=actor, now=now)

    asked = Settling(
        actor=actor,
        idempotency_key=idempotency_key,
        transfer_id=transfer_id,
        kind=SettlementKind.LOST,
        side=SENDER,
        lines=lines,
        reason=reason,
        now=now,
    )
    return settle(asked, move=move)


def _lose(
    transfer: Transfer, goods: list[Carried], action_id: uuid.UUID, *, reason: str, actor: User, now: datetime
) -> list[Moved]:
    sender, transit = transfer.from_branch_id, StockPlace.TRANSIT
    moves = [
        StockMove(item_id=one.item.pk, branch_id=sender, place=transit, quantity=-one.quantity, reason=reason)
        for one in goods
    ]
    values = move_stock(
        moves=moves, kind=MovementKind.ADJUSTMENT, moved_at=now, moved_by=actor.pk, reference_id=transfer.pk
    )
    tally = Tally()
    for one, value in zip(goods, values, strict=True):
        tally.add(one.item, -one.quantity, value, transit)
    post_stock(
        event=PostingEvent.STOCK_ADJUSTMENT,
        source_id=action_id,
        branch_id=sender,
        actor_id=actor.pk,
        tally=tally,
        now=now,
        note=transfer.number,
    )
    return [Moved(fine_weight=-value.fine_weight, cost=-value.cost) for value in values]
