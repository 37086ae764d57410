"""Send goods on their way: they leave the sender's shelf and stay the sender's until they are received."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import StockPlace
from tenant_apps.transfers.asked import LineWeighed
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.events import TransferSent
from tenant_apps.transfers.models import Transfer, TransferLine
from tenant_apps.transfers.services.carry import Carried, Way, carry
from tenant_apps.transfers.services.locks import SENDER, lock_transfer
from tenant_apps.transfers.weighing import weight_problem


@transaction.atomic
def send_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    weights: Sequence[LineWeighed],
    now: datetime,
) -> Transfer:
    """Put everything that was approved on its way, and keep what the scale showed.

    Locks the transfer, stock levels, the ledger.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the sending branch.
        TransferNotReady: it is not approved, or somebody else sent it.
        InvalidInput: a weight cannot be right.
        OutOfStock: the sender's shelf has less than that which is not promised (facts: skus).
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        transfer = lock_transfer(transfer_id, actor=actor, sides=[SENDER], statuses=[TransferStatus.APPROVED])
        _send(transfer, weights=weights, actor=actor, now=now)
        return transfer.pk

    content = {"transfer": transfer_id, "weights": [(told.position, told.gross_weight) for told in weights]}
    once(key=idempotency_key, use_case="send_transfer", content=content, write=write)
    return Transfer.objects.get(pk=transfer_id)


def _send(transfer: Transfer, *, weights: Sequence[LineWeighed], actor: User, now: datetime) -> None:
    lines = list(transfer.lines.select_related("item").exclude(quantity=0))
    _weigh({line.position: line for line in lines}, weights)
    carried = carry(
        transfer,
        goods=[Carried(line.item, line.quantity) for line in lines],
        way=Way(origin=(transfer.from_branch_id, StockPlace.SHELF), goal=(transfer.from_branch_id, StockPlace.TRANSIT)),
        events={transfer.from_branch_id: PostingEvent.TRANSFER_SENT},
        source_id=transfer.pk,
        actor=actor,
        now=now,
    )
    for line, moved in zip(lines, carried, strict=True):
        line.fine_weight = moved.fine_weight
    TransferLine.objects.bulk_update(lines, ["fine_weight", "sent_weight"])
    transfer.status = TransferStatus.SENT
    transfer.sent_at, transfer.sent_by, transfer.sent_by_name = now, actor.pk, actor.full_name
    transfer.save(update_fields=["status", "sent_at", "sent_by", "sent_by_name"])
    record_event(TransferSent(transfer_id=transfer.pk))


def _weigh(lines: dict[int, TransferLine], weights: Sequence[LineWeighed]) -> None:
    problems: FieldProblems = {}
    for number, told in enumerate(weights):
        if told.position not in lines:
            raise NotFound(field=f"weights.{number}.position")
        if problem := weight_problem(told.gross_weight):
            problems[f"weights.{number}.gross_weight"] = problem
        lines[told.position].sent_weight = told.gross_weight
    if problems:
        raise InvalidInput(problems)
