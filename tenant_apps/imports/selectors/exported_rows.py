"""What goes out of the shop as rows, read as a stream."""

import uuid
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from tenant_apps.catalog.models import Category, Item
from tenant_apps.imports.resources.item_columns import ItemColumns
from tenant_apps.imports.resources.sale_columns import SaleColumns
from tenant_apps.sales.models import SaleLine
from tenant_apps.stock.choices import StockPlace

CHUNK = 2_000


def item_rows(*, branch_id: uuid.UUID) -> Iterator[list[str]]:
    """Yield the column names, then every item with what ``branch_id`` has of it.

    An item with several kinds of stones has empty stone columns: a row cannot tell of them.
    """
    columns = ItemColumns()
    yield columns.get_export_headers()
    names = {row.pk: row.name for row in Category.objects.all()}
    items = Item.objects.select_related("category").prefetch_related("stones", "levels").order_by("pk")
    for item in items.iterator(chunk_size=CHUNK):
        row: Any = item
        stones = list(item.stones.all())
        row.category_path = tuple(names[key] for key in item.category.path) if item.category else ()
        row.only_stone = stones[0] if len(stones) == 1 else None
        row.here = sum(
            (
                level.quantity
                for level in item.levels.all()
                if (level.branch_id, level.place) == (branch_id, StockPlace.SHELF)
            ),
            Decimal(0),
        )
        yield columns.export_resource(row)


def sale_rows(*, first: date | None, last: date | None) -> Iterator[list[str]]:
    """Yield the column names, then the lines of the shop's own days ``first`` to ``last``, oldest first."""
    columns = SaleColumns()
    yield columns.get_export_headers()
    lines = SaleLine.objects.select_related("sale__customer").order_by("sale__sold_at", "sale_id", "position")
    if first is not None:
        lines = lines.filter(sale__business_day__gte=first)
    if last is not None:
        lines = lines.filter(sale__business_day__lte=last)
    for line in lines.iterator(chunk_size=CHUNK):
        yield columns.export_resource(line)
