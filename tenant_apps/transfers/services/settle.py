"""Settle goods that are on the way: what every ending of a transfer that was sent has in common."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.stock.move import Moved
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.choices import SettlementKind, TransferStatus
from tenant_apps.transfers.errors import TransferChanged
from tenant_apps.transfers.models import Settlement, Transfer, TransferLine
from tenant_apps.transfers.services.carry import Carried
from tenant_apps.transfers.services.end_transfer import end
from tenant_apps.transfers.services.locks import lock_transfer
from tenant_apps.transfers.weighing import weight_problem

type MoveGoods = Callable[[Transfer, list[Carried], uuid.UUID], Sequence[Moved]]
"""Moves and posts the goods under the id of the action, and returns what each carried, positive."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settling:
    """Who says what of which lines: ``side`` is the branch that may."""

    actor: User
    idempotency_key: uuid.UUID
    transfer_id: uuid.UUID
    kind: SettlementKind
    side: str
    lines: Sequence[LineSettled]
    reason: str
    now: datetime


def settle(asked: Settling, *, move: MoveGoods) -> Transfer:
    """Move the goods, write down what became of them, end the transfer with the last of them; return it.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the branch.
        TransferNotReady: it is not on its way (facts: status).
        TransferChanged: of some lines another quantity is on the way than was seen (facts: positions).
        InvalidInput: a quantity or a weight cannot be right, or is more than is on the way.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        sent = [TransferStatus.SENT]
        transfer = lock_transfer(asked.transfer_id, actor=asked.actor, sides=[asked.side], statuses=sent)
        lines = {line.position: line for line in transfer.lines.select_related("item")}
        settled = _checked(lines, asked.lines)
        action_id = uuid7()
        moved = move(transfer, [Carried(line.item, told.quantity) for line, told in settled], action_id)
        _write(asked, settled, moved, action_id)
        _end_if_done(transfer, asked, lines)
        return transfer.pk

    content: dict[str, Any] = {
        "transfer": asked.transfer_id,
        "lines": [(told.position, told.quantity, told.in_transit, told.gross_weight) for told in asked.lines],
        "reason": asked.reason,
    }
    use_case = f"settle_transfer.{asked.kind}"
    once(key=asked.idempotency_key, use_case=use_case, content=content, write=write)
    return Transfer.objects.get(pk=asked.transfer_id)


def _checked(lines: dict[int, TransferLine], asked: Sequence[LineSettled]) -> list[tuple[TransferLine, LineSettled]]:
    problems: FieldProblems = {}
    if not asked:
        problems["lines"] = ("TOO_FEW", _("Choose at least one line."))
    seen: set[int] = set()
    for number, told in enumerate(asked):
        if told.position not in lines:
            raise NotFound(field=f"lines.{number}.position")
        if told.position in seen:
            problems[f"lines.{number}.position"] = ("TWICE", _("This line is in the list already."))
        seen.add(told.position)
        problems |= {f"lines.{number}.{name}": what for name, what in _problems(lines[told.position], told).items()}
    if problems:
        raise InvalidInput(problems)
    if changed := [told.position for told in asked if lines[told.position].unsettled != told.in_transit]:
        raise TransferChanged(positions=sorted(changed))
    return [(lines[told.position], told) for told in asked]


def _problems(line: TransferLine, told: LineSettled) -> FieldProblems:
    problems: FieldProblems = {}
    if problem := quantity_problem(line.item, told.quantity):
        problems["quantity"] = problem
    elif told.quantity > told.in_transit:
        problems["quantity"] = ("TOO_LARGE", _("That is more than is on the way."))
    if told.gross_weight is not None and (problem := weight_problem(told.gross_weight)):
        problems["gross_weight"] = problem
    return problems


def _write(
    asked: Settling,
    settled: Sequence[tuple[TransferLine, LineSettled]],
    moved: Sequence[Moved],
    action_id: uuid.UUID,
) -> None:
    Settlement.objects.bulk_create(
        Settlement(
            line=line,
            kind=asked.kind,
            quantity=told.quantity,
            fine_weight=value.fine_weight,
            gross_weight=told.gross_weight,
            reason=asked.reason,
            action_id=action_id,
            settled_at=asked.now,
            settled_by=asked.actor.pk,
            settled_by_name=asked.actor.full_name,
        )
        for (line, told), value in zip(settled, moved, strict=True)
    )


def _end_if_done(transfer: Transfer, asked: Settling, lines: dict[int, TransferLine]) -> None:
    """Whatever came back whole was called back: then the transfer is cancelled, and else it is received."""
    zero = Decimal(0)
    settled_now = sum((told.quantity for told in asked.lines), zero)
    if sum((line.unsettled for line in lines.values()), zero) != settled_now:
        return
    came_back = sum((line.returned for line in lines.values()), zero)
    if asked.kind == SettlementKind.RETURNED:
        came_back += settled_now
    is_back = came_back == sum((line.quantity for line in lines.values()), zero)
    status = TransferStatus.CANCELLED if is_back else TransferStatus.RECEIVED
    end(transfer, status=status, reason=asked.reason, actor=asked.actor, now=asked.now)
