"""Adjust stock by hand: found, lost, counted anew. Says who and why."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import PieceInStock
from tenant_apps.stock.models import Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally


@transaction.atomic
def adjust_stock(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    item_id: uuid.UUID,
    branch_id: uuid.UUID,
    quantity: Decimal,
    reason: str,
    now: datetime,
) -> Item:
    """Add ``quantity`` (in the item's unit, negative takes away) to what a branch has, and return the item.

    Raises:
        NotFound: no such item or branch.
        InvalidInput: nothing moves, the number does not fit the item's unit, or there is no reason.
        OutOfStock: more would leave than is there.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """
    item = Item.objects.filter(pk=item_id).first()
    if item is None:
        raise NotFound(field="item_id")
    if not Branch.objects.filter(pk=branch_id).exists():
        raise NotFound(field="branch_id")
    move = StockMove(item_id=item_id, branch_id=branch_id, quantity=quantity, reason=reason.strip())

    def write() -> uuid.UUID:
        if problems := _problems(item, move):
            raise InvalidInput(problems)
        _adjust(item, move, actor=actor, now=now)
        return item_id

    content = {"item": item_id, "branch": branch_id, "quantity": quantity, "reason": reason}
    once(key=idempotency_key, use_case="adjust_stock", content=content, write=write)
    return item


def _adjust(item: Item, move: StockMove, *, actor: User, now: datetime) -> None:
    adjustment_id = uuid7()
    try:
        (moved,) = move_stock(
            moves=[move], kind=MovementKind.ADJUSTMENT, moved_at=now, moved_by=actor.pk, reference_id=adjustment_id
        )
    except PieceInStock as error:
        raise InvalidInput({"quantity": (error.code, error.message)}) from error
    tally = Tally()
    tally.add(item, move.quantity, moved)
    post_stock(
        event=PostingEvent.STOCK_ADJUSTMENT,
        source_id=adjustment_id,
        branch_id=move.branch_id,
        actor_id=actor.pk,
        tally=tally,
        now=now,
        note=move.reason,
    )


def _problems(item: Item, move: StockMove) -> FieldProblems:
    unchecked = ["branch", "item", "kind", "quantity", "moved_at", "moved_by", "reference_id"]
    problems = field_problems(Movement(reason=move.reason), exclude=unchecked)
    if not move.reason:
        problems["reason"] = ("REQUIRED", _("Say why the stock changes."))
    if problem := quantity_problem(item, abs(move.quantity)):
        problems["quantity"] = problem
    return problems
