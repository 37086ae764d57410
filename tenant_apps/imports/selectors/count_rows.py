"""A stock count as rows, read as a stream."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tenant_apps.counts.choices import LineKind
from tenant_apps.counts.models import StockCount

CHUNK = 2_000
_NUMBERS = ("expected", "counted", "difference", "grams", "fine_grams", "cost_difference")


def count_rows(count: StockCount) -> Iterator[list[str | Decimal]]:
    """Yield the column names, then every line: quantities in the item's unit, differences signed."""
    yield [
        _("Code"),
        _("Name"),
        _("Result"),
        _("Expected"),
        _("Counted"),
        _("Difference"),
        _("Difference (g)"),
        _("Fine difference (g)"),
        _("Cost difference"),
        _("Counted by"),
        _("Reason"),
    ]
    lines: Any = count.lines.told().select_related("item").order_by("item__sku", "code")
    for line in lines.iterator(chunk_size=CHUNK):
        yield [
            line.item.sku if line.item else line.code,
            line.item.name if line.item else "",
            str(LineKind(line.kind).label),
            *("" if (number := getattr(line, name)) is None else number for name in _NUMBERS),
            line.counted_by_name or "",
            line.reason,
        ]
