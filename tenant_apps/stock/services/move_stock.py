"""Move stock: the only writer of movements, and so of levels."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
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
from tenant_apps.stock.move import LevelKey, Moved, StockMove
from tenant_apps.stock.services.locks import lock_levels
from tenant_apps.stock.valuation import Held, values_of

COPIED_FROM = 500
_MOVE = ("branch_id", "item_id", "place", "quantity", "reason")
_move_of = attrgetter(*_MOVE)


@transaction.atomic
def move_stock(
    *,
    moves: Sequence[StockMove],
    kind: MovementKind,
    moved_at: datetime,
    moved_by: uuid.UUID | None = None,
    reference_id: uuid.UUID | None = None,
) -> list[Moved]:
    """Write all moves in one statement and return what each carried, in their order; a trigger adds them to the levels.

    Two statements, however many moves: what goes out needs the levels, what comes in its item, unless it says both
    fine weight and cost. Three where moves of both kinds come together.

    Raises:
        OutOfStock: a branch has less than what leaves it, what is reserved left aside.
        PieceInStock: a unique piece is in stock already, here or in another branch.
        QuantityNotWhole: part of a thing that is counted.
    """
    held = _require_stock(moves)
    values = values_of(moves, held=held, items=_items_of(moves))
    facts = {"kind": kind, "moved_at": moved_at, "moved_by": moved_by, "reference_id": reference_id}
    try:
        with transaction.atomic():
            _write(moves, values, facts)
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name  # type: ignore[union-attr]  # psycopg's error
        if constraint in ("level_piece_is_one", "level_piece_is_in_one_place"):
            raise PieceInStock(skus=_pieces_twice(moves)) from error
        if constraint == "level_counts_are_whole":
            raise QuantityNotWhole(skus=_broken_counts(moves)) from error
        raise
    return values


def _write(moves: Sequence[StockMove], values: Sequence[Moved], facts: dict[str, Any]) -> None:
    """Imports move thousands of items at once: there a COPY, still one statement, takes a fraction of the time."""
    columns = ["id", *_MOVE, "fine_weight", "cost", *facts]
    lines = [
        (uuid7(), *_move_of(move), value.fine_weight, value.cost, *facts.values())
        for move, value in zip(moves, values, strict=True)
    ]
    if len(moves) < COPIED_FROM:
        Movement.objects.bulk_create([Movement(**dict(zip(columns, line, strict=True))) for line in lines])
    else:
        copy_lines(Movement, columns, lines)


def _require_stock(moves: Sequence[StockMove]) -> dict[LevelKey, Held]:
    """Lock what something goes out of and see that it is there; what only comes in needs no lock."""
    sums: dict[LevelKey, Decimal] = defaultdict(Decimal)
    for move in moves:
        sums[move.key] += move.quantity
    held = lock_levels(move.key for move in moves if move.quantity < 0)
    short = {key[1] for key, kept in held.items() if kept.quantity - kept.reserved + sums[key] < 0}
    if short:
        raise OutOfStock(skus=_skus(Item.objects.filter(pk__in=short)))
    return held


def _items_of(moves: Sequence[StockMove]) -> Mapping[uuid.UUID, Item]:
    wanted = {move.item_id for move in moves if move.quantity >= 0 and None in (move.fine_weight, move.cost)}
    fields = ("tracking", "metal", "fineness", "net_weight", "unit_cost")
    return Item.objects.only(*fields).in_bulk(wanted) if wanted else {}


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
