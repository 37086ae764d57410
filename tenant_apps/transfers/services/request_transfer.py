"""Ask for goods of another branch, or offer one's own to it."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.catalog.models import Item
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.transfers.asked import LineRequested
from tenant_apps.transfers.models import Transfer, TransferLine
from tenant_apps.transfers.services.locks import works_in_one


@transaction.atomic
def request_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    from_branch_id: uuid.UUID,
    to_branch_id: uuid.UUID,
    lines: Sequence[LineRequested],
    note: str,
    now: datetime,
) -> Transfer:
    """Write a request of either branch, with a number of the sender's series. Nothing is moved or kept yet.

    Raises:
        NotFound: no such branch or item, or the actor works in neither of the branches.
        InvalidInput: both branches are one, there are no lines, an item comes twice, a quantity does not fit its item.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        sender = _sender(from_branch_id, to_branch_id, actor=actor)
        _check(lines)
        return _request(sender, to_branch_id=to_branch_id, lines=lines, note=note.strip(), actor=actor, now=now)

    content: dict[str, Any] = {
        "from": from_branch_id,
        "to": to_branch_id,
        "lines": [(line.item_id, line.quantity) for line in lines],
        "note": note,
    }
    transfer_id, _is_new = once(key=idempotency_key, use_case="request_transfer", content=content, write=write)
    return Transfer.objects.get(pk=transfer_id)


def _sender(from_branch_id: uuid.UUID, to_branch_id: uuid.UUID, *, actor: User) -> Branch:
    if from_branch_id == to_branch_id:
        raise InvalidInput({"to_branch_id": ("SAME_BRANCH", _("Choose another branch than the sender."))})
    branches = Branch.objects.filter(is_active=True).in_bulk([from_branch_id, to_branch_id])
    for name, branch_id in (("from_branch_id", from_branch_id), ("to_branch_id", to_branch_id)):
        if branch_id not in branches:
            raise NotFound(field=name)
    if not works_in_one(actor, set(branches)):
        raise NotFound(field="from_branch_id")
    return branches[from_branch_id]


def _check(lines: Sequence[LineRequested]) -> None:
    problems: FieldProblems = {}
    if not lines:
        problems["lines"] = ("TOO_FEW", _("Choose at least one item."))
    items = Item.objects.in_bulk({line.item_id for line in lines})
    seen: set[uuid.UUID] = set()
    for number, line in enumerate(lines):
        item = items.get(line.item_id)
        if item is None:
            raise NotFound(field=f"lines.{number}.item_id")
        if line.item_id in seen:
            problems[f"lines.{number}.item_id"] = ("TWICE", _("This item is in the list already."))
        seen.add(line.item_id)
        if problem := quantity_problem(item, line.quantity):
            problems[f"lines.{number}.quantity"] = problem
    if problems:
        raise InvalidInput(problems)


def _request(
    sender: Branch,
    *,
    to_branch_id: uuid.UUID,
    lines: Sequence[LineRequested],
    note: str,
    actor: User,
    now: datetime,
) -> uuid.UUID:
    transfer = Transfer.objects.create(
        from_branch=sender,
        to_branch_id=to_branch_id,
        note=note,
        requested_at=now,
        requested_by=actor.pk,
        requested_by_name=actor.full_name,
        number=next_number(branch=sender, series=Series.TRANSFER, day=business_day(now)),
    )
    TransferLine.objects.bulk_create(
        TransferLine(
            transfer=transfer,
            position=position,
            item_id=line.item_id,
            requested=line.quantity,
            quantity=line.quantity,
        )
        for position, line in enumerate(lines, start=1)
    )
    return transfer.pk
