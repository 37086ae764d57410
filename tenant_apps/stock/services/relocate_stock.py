"""Carry stock from place to place: it takes with it exactly what it is worth."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.db import transaction

from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.locks import lock_levels
from tenant_apps.stock.services.move_stock import move_stock


@dataclass(frozen=True, kw_only=True, slots=True)
class Relocation:
    """``quantity`` of an item (pieces, count or grams, as it is tracked) from one place to another."""

    item_id: uuid.UUID
    quantity: Decimal
    from_branch_id: uuid.UUID
    from_place: StockPlace
    to_branch_id: uuid.UUID
    to_place: StockPlace


@transaction.atomic
def relocate_stock(
    *,
    relocations: Sequence[Relocation],
    kind: MovementKind,
    moved_at: datetime,
    moved_by: uuid.UUID,
    reference_id: uuid.UUID,
) -> list[Moved]:
    """Move all of them and return what each carried, positive, in their order. Four statements, however many.

    Works in the transaction of whoever calls, who posts it to the books too.

    Raises:
        OutOfStock: there is less than what leaves, what is reserved left aside.
    """
    # Both ends in the one order: goods that go and goods that come back would wait for each other otherwise.
    lock_levels(
        key
        for one in relocations
        for key in (
            (one.from_branch_id, one.item_id, one.from_place),
            (one.to_branch_id, one.item_id, one.to_place),
        )
    )
    move = partial(move_stock, kind=kind, moved_at=moved_at, moved_by=moved_by, reference_id=reference_id)
    taken = [
        StockMove(item_id=one.item_id, branch_id=one.from_branch_id, place=one.from_place, quantity=-one.quantity)
        for one in relocations
    ]
    carried = [Moved(fine_weight=-moved.fine_weight, cost=-moved.cost) for moved in move(moves=taken)]
    brought = [
        StockMove(
            item_id=one.item_id,
            branch_id=one.to_branch_id,
            place=one.to_place,
            quantity=one.quantity,
            fine_weight=moved.fine_weight,
            cost=moved.cost,
        )
        for one, moved in zip(relocations, carried, strict=True)
    ]
    move(moves=brought)
    return carried
