"""Write columns of many items in one statement; for services that hold ``lock_catalogue``."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg import sql

from tenant_apps.catalog.models import Item

MARK = """
md5(ROW(item.category_id, item.item_class, item.tracking, item.metal, item.fineness, item.gross_weight,
    item.stone_weight, item.making_method, item.making_amount, item.wastage_percent, item.extra_charge,
    item.fixed_price, item.unit_cost, item.second_hand_cost, item.low_stock_at, item.is_active)::text)
"""
"""What an item is and costs, in 32 letters. Names and codes are not in it: a price may come back to a renamed item."""


def write_columns(
    rows: Sequence[Mapping[str, Any]], *, columns: Sequence[str], now: datetime, only_marked: bool = False
) -> dict[uuid.UUID, str]:
    """Set ``columns`` of the items ``rows`` name by ``id``; return the mark of each that was written.

    With ``only_marked`` an item whose mark is no longer its row's ``mark`` stays as it is. ``bulk_update`` would build
    a CASE with a branch for each item, and marks nothing.
    """
    known = {field.column: field for field in Item._meta.concrete_fields}
    types = {name: sql.SQL(known[name].db_type(connection) or "") for name in columns}
    statement = sql.SQL(
        "UPDATE catalog_item AS item SET {assignments}, updated_at = %s"
        " FROM jsonb_to_recordset(%s::jsonb) AS new (id uuid, mark text, {definitions})"
        " WHERE item.id = new.id{condition} RETURNING item.id, {mark}"
    ).format(
        assignments=sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(sql.Identifier(name)) for name in columns),
        definitions=sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(name), kind) for name, kind in types.items()
        ),
        condition=sql.SQL(f" AND new.mark = {MARK}") if only_marked else sql.SQL(""),
        mark=sql.SQL(MARK),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [now, json.dumps(rows, default=str)])
        return dict(cursor.fetchall())
