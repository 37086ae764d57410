"""Move stock: the only writer of movements, and so of levels."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from project.database.copying import copy_lines
from project.identifiers import uuid7
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock, PieceInStock, QuantityNotWhole
from tenant_apps.stock.models import Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.locks import Place, lock_levels

COPIED_FROM = 500


@transaction.atomic
def move_stock(
    *,
    moves: Sequence[StockMove],
    kind: MovementKind,
    moved_at: datetime,
    moved_by: uuid.UUID | None = None,
    reference_id: uuid.UUID | None = None,
) -> None:
    """Write all moves in one statement; a trigger adds them to the levels. Two statements, however many moves.

    Raises:
        OutOfStock: a branch has less than what leaves it.
        PieceInStock: a unique piece is in stock already, here or in another branch.
        QuantityNotWhole: part of a thing that is counted.
    """
    _require_stock(moves)
    facts = {"kind": kind, "moved_at": moved_at, "moved_by": moved_by, "reference_id": reference_id}
    try:
        with transaction.atomic():
            _write(moves, facts)
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name  # type: ignore[union-attr]  # psycopg's error
        if constraint in ("level_piece_is_one", "level_piece_is_in_one_place"):
            raise PieceInStock(skus=_pieces_twice(moves)) from error
        if constraint == "level_counts_are_whole":
            raise QuantityNotWhole(skus=_broken_counts(moves)) from error
        raise


def _write(moves: Sequence[StockMove], facts: dict[str, Any]) -> None:
    """Imports move thousands of items at once: there a COPY, still one statement, takes a fraction of the time."""
    if len(moves) < COPIED_FROM:
        Movement.objects.bulk_create([Movement(**vars(move), **facts) for move in moves])
    else:
        lines = ((uuid7(), *vars(move).values(), *facts.values()) for move in moves)
        copy_lines(Movement, ["id", *vars(moves[0]), *facts], lines)


def _require_stock(moves: Sequence[StockMove]) -> None:
    """Lock what goes out and see that it is there; what only comes in needs no lock."""
    sums: dict[Place, Decimal] = defaultdict(Decimal)
    for move in moves:
        sums[move.branch_id, move.item_id] += move.quantity
    there = lock_levels(place for place, quantity in sums.items() if quantity < 0)
    short = {item_id for (branch_id, item_id), quantity in there.items() if quantity + sums[branch_id, item_id] < 0}
    if short:
        raise OutOfStock(skus=_skus(Item.objects.filter(pk__in=short)))


def _pieces_twice(moves: Sequence[StockMove]) -> list[str]:
    coming: dict[uuid.UUID, Decimal] = defaultdict(Decimal)
    for move in moves:
        coming[move.item_id] += move.quantity
    pieces = Item.objects.filter(pk__in=coming, tracking=Tracking.PIECE).order_by("sku")
    there = pieces.annotate(there=Coalesce(Sum("levels__quantity"), Decimal(0))).values_list("pk", "sku", "there")
    return [sku for item_id, sku, quantity in there if quantity + coming[item_id] > 1]


def _broken_counts(moves: Sequence[StockMove]) -> list[str]:
    broken = {move.item_id for move in moves if move.quantity % 1}
    return _skus(Item.objects.exclude(tracking=Tracking.WEIGHT).filter(pk__in=broken))


def _skus(items: QuerySet[Item]) -> list[str]:
    return list(items.order_by("sku").values_list("sku", flat=True))
