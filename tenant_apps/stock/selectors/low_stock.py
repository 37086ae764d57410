"""What runs short."""

import uuid

from django.db.models import QuerySet

from tenant_apps.stock.models import Level


def low_stock(*, branch_id: uuid.UUID | None = None) -> QuerySet[Level]:
    """Return the levels at or under their item's threshold, emptiest first."""
    levels = Level.objects.low().order_by("quantity", "item__sku", "pk")
    return levels if branch_id is None else levels.filter(branch_id=branch_id)
