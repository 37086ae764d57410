"""Take a new item into the catalogue together with its first stock."""

import uuid
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_item import create_item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally


@transaction.atomic
def create_stocked_item(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    details: ItemDetails,
    opening_quantity: Decimal,
    branch_id: uuid.UUID | None,
    now: datetime,
) -> Item:
    """Create an item and put ``opening_quantity`` of it, in its unit, into a branch (left out: the default one).

    Raises:
        NotFound: no such category or branch.
        InvalidInput: fields of the item, or the quantity, cannot be right.
        LimitReached: the plan allows no more items.
        PeriodClosed: the books are closed for today, and there is stock to post.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        item = create_item(details=details)
        if opening_quantity:
            _put_in(item, _opening(item, opening_quantity, branch_id), actor=actor, now=now)
        return item.pk

    content = {"item": asdict(details), "opening": opening_quantity, "branch": branch_id}
    item_id, _ = once(key=idempotency_key, use_case="create_item", content=content, write=write)
    return Item.objects.get(pk=item_id)


def _opening(item: Item, quantity: Decimal, branch_id: uuid.UUID | None) -> StockMove:
    if problem := quantity_problem(item, quantity):
        raise InvalidInput({"opening_quantity": problem})
    here = {"is_default": True} if branch_id is None else {"pk": branch_id}
    branch = Branch.objects.filter(**here).first()
    if branch is None:
        raise NotFound(field="branch_id")
    return StockMove(item_id=item.pk, branch_id=branch.pk, quantity=quantity)


def _put_in(item: Item, move: StockMove, *, actor: User, now: datetime) -> None:
    (moved,) = move_stock(
        moves=[move], kind=MovementKind.OPENING, moved_at=now, moved_by=actor.pk, reference_id=item.pk
    )
    tally = Tally()
    tally.add(item, move.quantity, moved)
    post_stock(
        event=PostingEvent.OPENING_STOCK,
        source_id=item.pk,
        branch_id=move.branch_id,
        actor_id=actor.pk,
        tally=tally,
        now=now,
    )
