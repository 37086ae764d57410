"""Carry the goods of a job between the shelf and the workshop, in stock and in the books."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from shared_apps.identity.models import User
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.move import Moved
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.services.relocate_stock import Relocation, relocate_stock
from tenant_apps.stock.tally import Tally
from tenant_apps.workshop.models import WorkOrder


def carry_goods(
    order: WorkOrder,
    goods: Mapping[Item, Decimal],
    *,
    event: PostingEvent,
    from_place: StockPlace,
    to_place: StockPlace,
    actor: User,
    now: datetime,
) -> list[Moved]:
    """Move ``goods`` (quantity in the unit of each) within the branch of a job; return what each carried, positive.

    Raises:
        OutOfStock: there is less than that.
        PeriodClosed: the books are closed for today.
    """
    carried = relocate_stock(
        relocations=[
            Relocation(
                item_id=item.pk,
                quantity=quantity,
                from_branch_id=order.branch_id,
                from_place=from_place,
                to_branch_id=order.branch_id,
                to_place=to_place,
            )
            for item, quantity in goods.items()
        ],
        kind=MovementKind.WORKSHOP,
        moved_at=now,
        moved_by=actor.pk,
        reference_id=order.pk,
    )
    tally = Tally()
    for (item, quantity), moved in zip(goods.items(), carried, strict=True):
        tally.add(item, -quantity, Moved(fine_weight=-moved.fine_weight, cost=-moved.cost), from_place)
        tally.add(item, quantity, moved, to_place)
    post_stock(
        event=event,
        source_id=order.pk,
        branch_id=order.branch_id,
        actor_id=actor.pk,
        tally=tally,
        now=now,
        note=order.worker,
    )
    return carried
