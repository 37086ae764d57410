"""Which items an undo left as somebody had changed them since."""

from tenant_apps.bulk.models import ItemEdit
from tenant_apps.catalog.models import Item

SHOWN = 100


def items_left_alone(edit: ItemEdit) -> list[Item]:
    """Return the first ``SHOWN`` of them by SKU; none while the edit is not undone."""
    if edit.undone_at is None or not edit.left_alone:
        return []
    return list(Item.objects.filter(pk__in=[row["id"] for row in edit.rows_before]).order_by("sku")[:SHOWN])
