"""Allow a request, whole or in part."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.transfers.asked import LineApproved
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.models import Transfer, TransferLine
from tenant_apps.transfers.services.locks import SENDER, lock_transfer


@transaction.atomic
def approve_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    lines: Sequence[LineApproved],
    now: datetime,
) -> Transfer:
    """Let goods of the actor's branch go; lines that are not named go as they were requested.

    Raises:
        NotFound: no such transfer or line, or the actor does not work in the sending branch.
        TransferNotReady: it is not waiting for approval any more.
        InvalidInput: a quantity does not fit its item, or nothing would be left to send.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        transfer = lock_transfer(transfer_id, actor=actor, sides=[SENDER], statuses=[TransferStatus.REQUESTED])
        _change(transfer, lines)
        transfer.status = TransferStatus.APPROVED
        transfer.approved_at, transfer.approved_by, transfer.approved_by_name = now, actor.pk, actor.full_name
        transfer.save(update_fields=["status", "approved_at", "approved_by", "approved_by_name"])
        return transfer.pk

    content = {"transfer": transfer_id, "lines": [(line.position, line.quantity) for line in lines]}
    once(key=idempotency_key, use_case="approve_transfer", content=content, write=write)
    return Transfer.objects.get(pk=transfer_id)


def _change(transfer: Transfer, approved: Sequence[LineApproved]) -> None:
    lines = {line.position: line for line in transfer.lines.select_related("item")}
    problems: FieldProblems = {}
    changed: dict[int, TransferLine] = {}
    for number, told in enumerate(approved):
        line = lines.get(told.position)
        if line is None:
            raise NotFound(field=f"lines.{number}.position")
        problem = quantity_problem(line.item, told.quantity) if told.quantity else None
        if problem:
            problems[f"lines.{number}.quantity"] = problem
        line.quantity = told.quantity
        changed[line.position] = line
    if not problems and not any(line.quantity for line in lines.values()):
        problems["lines"] = ("TOO_FEW", _("Nothing would be left to send. Reject the request instead."))
    if problems:
        raise InvalidInput(problems)
    if changed:
        TransferLine.objects.bulk_update(changed.values(), ["quantity"])
