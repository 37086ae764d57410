"""Finish counting: what nobody found is missing."""

import uuid
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountScope, CountStatus
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.services.locks import lock_count

# A piece that came while the count went on need not have been found, wherever people had got to; of goods by count or
# weight nobody knows whether what came is what is left, so they are doubtful until they are counted anew. No lock: what
# should have been there is as exact as its snapshot, and a sale that commits later is a movement since.
MISSING = """
WITH arrived AS (
    SELECT DISTINCT item_id FROM stock_movement
    WHERE branch_id = %(branch)s AND place = 'SHELF' AND quantity > 0 AND moved_at > %(opened)s
)
INSERT INTO counts_stockcountline
    (id, count_id, item_id, code, is_in_scope, counted, expected, is_elsewhere, is_doubtful, counted_at, recounts,
     reason)
SELECT uuidv7(), %(count)s, level.item_id, '', true, 0, level.quantity, false, arrived.item_id IS NOT NULL, %(now)s, 0,
    ''
FROM stock_level AS level LEFT JOIN arrived USING (item_id)
WHERE level.branch_id = %(branch)s AND level.place = 'SHELF' AND level.quantity > 0
    AND (level.tracking <> 'PIECE' OR arrived.item_id IS NULL)
    AND NOT EXISTS (
        SELECT FROM counts_stockcountline AS line WHERE line.count_id = %(count)s AND line.item_id = level.item_id
    )
    AND (%(category)s::uuid IS NULL OR EXISTS (
        SELECT FROM catalog_item AS item JOIN catalog_category AS category ON category.id = item.category_id
        WHERE item.id = level.item_id AND category.path @> ARRAY[%(category)s::uuid]
    ))
ORDER BY level.item_id
"""
MISSING_OF_TRAY = """
WITH arrived AS (
    SELECT DISTINCT item_id FROM stock_movement
    WHERE branch_id = %(branch)s AND place = 'SHELF' AND quantity > 0 AND moved_at > %(opened)s
), there AS (
    SELECT line.id,
        CASE WHEN level.tracking = 'PIECE' AND arrived.item_id IS NOT NULL THEN 0 ELSE coalesce(level.quantity, 0) END
            AS quantity,
        level.tracking <> 'PIECE' AND arrived.item_id IS NOT NULL AS is_doubtful
    FROM counts_stockcountline AS line LEFT JOIN arrived USING (item_id) LEFT JOIN stock_level AS level
        ON level.item_id = line.item_id AND level.branch_id = %(branch)s AND level.place = 'SHELF'
    WHERE line.count_id = %(count)s AND line.counted IS NULL
)
UPDATE counts_stockcountline AS line
SET counted = 0, counted_at = %(now)s, expected = there.quantity, is_doubtful = coalesce(there.is_doubtful, false)
FROM there WHERE line.id = there.id
"""


@transaction.atomic
def finish_count(*, actor: User, idempotency_key: uuid.UUID, count_id: uuid.UUID, now: datetime) -> StockCount:
    """Close an open count to further scans, write down what is missing of its scope, and return it. Lines stay open to
    recounts. As many statements for few lines as for many.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it is not open.
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_finish, count_id, actor=actor, now=now)
    once(key=idempotency_key, use_case="finish_count", content={"count": count_id}, write=write)
    return StockCount.objects.get(pk=count_id)


def _finish(count_id: uuid.UUID, *, actor: User, now: datetime) -> uuid.UUID:
    count = lock_count(count_id, actor=actor, statuses=(CountStatus.OPEN,))
    values: dict[str, Any] = {"count": count.pk, "branch": count.branch_id, "opened": count.opened_at, "now": now}
    with connection.cursor() as cursor:
        if count.scope == CountScope.TRAY:
            cursor.execute(MISSING_OF_TRAY, values)
        else:
            cursor.execute(MISSING, {**values, "category": count.category_id})
    count.status, count.counted_at, count.counted_by = CountStatus.COUNTED, now, actor.pk
    count.save(update_fields=["status", "counted_at", "counted_by"])
    return count.pk
