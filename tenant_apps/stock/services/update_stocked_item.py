"""Change an item, and with its weight or cost what its stock is worth."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from project.identifiers import uuid7
from shared_apps.identity.models import User
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.catalog.services.update_item import update_item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.corrections import corrections, worth_of
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.locks import lock_levels_of
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally


@transaction.atomic
def update_stocked_item(
    *, actor: User, item_id: uuid.UUID, details: ItemDetails, version: datetime, now: datetime
) -> Item:
    """Write ``details`` over the item and correct the worth of what is in stock of it.

    Locks in this order: the catalogue, the item, its levels.

    Raises:
        NotFound: no such item or category.
        ItemChangedMeanwhile: it was changed since ``version``.
        InvalidInput: fields cannot be right, a code is taken, or what must stay would change.
        PeriodClosed: the books are closed for today, and what is in stock would have to be corrected.
    """
    lock_catalogue()
    before = Item.objects.filter(pk=item_id).first()
    if before is None:
        raise NotFound(field="id")
    item = update_item(item_id=item_id, details=details, version=version)
    if worth_of(item) != worth_of(before):
        for move in corrections(item, worth_of(before), lock_levels_of(item_id)):
            _correct(item, move, actor=actor, now=now)
    return item


def _correct(item: Item, move: StockMove, *, actor: User, now: datetime) -> None:
    """Each branch has books of its own, and so an entry of its own."""
    correction_id = uuid7()
    (moved,) = move_stock(
        moves=[move], kind=MovementKind.CORRECTION, moved_at=now, moved_by=actor.pk, reference_id=correction_id
    )
    tally = Tally()
    tally.add(item, move.quantity, moved, move.place)
    post_stock(
        event=PostingEvent.STOCK_ADJUSTMENT,
        source_id=correction_id,
        branch_id=move.branch_id,
        actor_id=actor.pk,
        tally=tally,
        now=now,
        note=item.sku,
    )
