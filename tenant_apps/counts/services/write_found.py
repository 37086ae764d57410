"""Write down what was found: the only writer of what is counted and of what should have been there."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from project.identifiers import uuid7
from tenant_apps.counts.found import Found
from tenant_apps.counts.models import StockCount
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.models import Level

# Raw SQL: the ORM has no share lock. A sale takes its levels FOR UPDATE: one that is under way is waited for, and one
# that comes later waits until the line is written. So a level read here holds exactly what moved before the count.
LEVELS = """
SELECT item_id, quantity FROM stock_level
WHERE branch_id = %s AND place = %s AND item_id = ANY(%s) ORDER BY item_id FOR SHARE
"""
# Raw SQL: the ORM's upsert cannot add to the value that it finds. A piece that is counted already stays as it is, so
# the second of two people changes nothing. Goods by count or weight add up, as of the last time; where the books moved
# in between, nobody knows on which side of it the first part was counted.
FOUND = """
INSERT INTO counts_stockcountline AS line
    (id, count_id, item_id, code, is_in_scope, counted, expected, is_elsewhere, is_doubtful, counted_at, counted_by,
     recounts, reason)
SELECT id, %(count)s, item_id, '', is_in_scope, counted, expected, is_elsewhere, false, %(now)s, %(actor)s, 0, ''
FROM unnest(%(ids)s::uuid[], %(items)s::uuid[], %(scopes)s::boolean[], %(counted)s::numeric[], %(expected)s::numeric[],
    %(elsewhere)s::boolean[]) AS found (id, item_id, is_in_scope, counted, expected, is_elsewhere)
ORDER BY item_id
ON CONFLICT (count_id, item_id, code) DO UPDATE SET
    counted = CASE WHEN %(anew)s THEN 0 ELSE coalesce(line.counted, 0) END + excluded.counted,
    is_doubtful = NOT %(anew)s
        AND (line.is_doubtful OR coalesce(line.expected <> excluded.expected, false)),
    expected = excluded.expected, is_elsewhere = excluded.is_elsewhere,
    counted_at = excluded.counted_at, counted_by = excluded.counted_by,
    recounts = line.recounts + CASE WHEN %(anew)s THEN 1 ELSE 0 END
WHERE %(anew)s OR line.counted IS NULL
    OR (SELECT tracking FROM catalog_item WHERE id = line.item_id) <> 'PIECE'
RETURNING line.id, line.item_id
"""
UNKNOWN = """
INSERT INTO counts_stockcountline AS line
    (id, count_id, code, is_in_scope, counted, expected, is_elsewhere, is_doubtful, counted_at, counted_by, recounts,
     reason)
SELECT id, %(count)s, code, false, counted, 0, false, false, %(now)s, %(actor)s, 0, ''
FROM unnest(%(ids)s::uuid[], %(codes)s::text[], %(counted)s::numeric[]) AS unknown (id, code, counted) ORDER BY code
ON CONFLICT (count_id, item_id, code) DO UPDATE SET
    counted = line.counted + excluded.counted, counted_at = excluded.counted_at, counted_by = excluded.counted_by
RETURNING line.id
"""


def write_found(
    count: StockCount, founds: Sequence[Found], *, actor_id: uuid.UUID, now: datetime, anew: bool
) -> dict[uuid.UUID, uuid.UUID]:
    """Write one line for each item beside what its shelf holds in this moment; ``anew`` replaces what was counted.

    Returns the lines that were written, by item: a piece that was counted before has none. Each item comes once.
    Three statements, however many items.
    """
    if not founds:
        return {}
    items = [found.item_id for found in founds]
    levels = _levels(count, items)
    expected = [levels.get(item, Decimal(0)) for item in items]
    elsewhere = _elsewhere([item for item, quantity in zip(items, expected, strict=True) if not quantity])
    values: dict[str, Any] = {
        "count": count.pk,
        "now": now,
        "actor": actor_id,
        "ids": [uuid7() for _ in founds],
        "items": items,
        "scopes": [found.is_in_scope for found in founds],
        "counted": [found.quantity for found in founds],
        "expected": expected,
        "elsewhere": [item in elsewhere for item in items],
        "anew": anew,
    }
    with connection.cursor() as cursor:
        cursor.execute(FOUND, values)
        return {item_id: line_id for line_id, item_id in cursor.fetchall()}


def write_unknown(
    count: StockCount, quantities: Mapping[str, Decimal], *, actor_id: uuid.UUID, now: datetime
) -> list[uuid.UUID]:
    """Write a line for each code that nobody knows and return their ids, in no order. One statement."""
    if not quantities:
        return []
    values: dict[str, Any] = {
        "count": count.pk,
        "now": now,
        "actor": actor_id,
        "ids": [uuid7() for _ in quantities],
        "codes": list(quantities),
        "counted": list(quantities.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(UNKNOWN, values)
        return [line_id for (line_id,) in cursor.fetchall()]


def _levels(count: StockCount, items: Sequence[uuid.UUID]) -> dict[uuid.UUID, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(LEVELS, [count.branch_id, StockPlace.SHELF.value, list(items)])
        return dict(cursor.fetchall())


def _elsewhere(items: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    return set(Level.objects.order_by().filter(item__in=items, quantity__gt=0).values_list("item_id", flat=True))
