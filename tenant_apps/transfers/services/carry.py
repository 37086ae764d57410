"""Carry goods of a transfer from place to place and tell the books of each branch."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from tenant_apps.transfers.models import Transfer

type Spot = tuple[uuid.UUID, StockPlace]
"""Branch id and place."""


@dataclass(frozen=True, slots=True)
class Carried:
    item: Item
    quantity: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    origin: Spot
    goal: Spot


def carry(
    transfer: Transfer,
    *,
    goods: Sequence[Carried],
    way: Way,
    events: Mapping[uuid.UUID, PostingEvent],
    source_id: uuid.UUID,
    actor: User,
    now: datetime,
) -> list[Moved]:
    """Carry all of it and return what each carried, positive. ``events`` says as what each branch posts its side.

    Raises:
        OutOfStock: there is less than what leaves.
        PeriodClosed: the books are closed for today.
    """
    (from_branch_id, from_place), (to_branch_id, to_place) = way.origin, way.goal
    relocations = [
        Relocation(
            item_id=one.item.pk,
            quantity=one.quantity,
            from_branch_id=from_branch_id,
            from_place=from_place,
            to_branch_id=to_branch_id,
            to_place=to_place,
        )
        for one in goods
    ]
    carried = relocate_stock(
        relocations=relocations,
        kind=MovementKind.TRANSFER,
        moved_at=now,
        moved_by=actor.pk,
        reference_id=transfer.pk,
    )
    tallies = {branch_id: Tally() for branch_id in events}
    for one, moved in zip(goods, carried, strict=True):
        out = Moved(fine_weight=-moved.fine_weight, cost=-moved.cost)
        tallies[from_branch_id].add(one.item, -one.quantity, out, from_place)
        tallies[to_branch_id].add(one.item, one.quantity, moved, to_place)
    # In one order of branches: two transfers in opposite directions would wait for each other's balances otherwise.
    for branch_id in sorted(events):
        post_stock(
            event=events[branch_id],
            source_id=source_id,
            branch_id=branch_id,
            actor_id=actor.pk,
            tally=tallies[branch_id],
            now=now,
            note=transfer.number,
        )
    return carried
