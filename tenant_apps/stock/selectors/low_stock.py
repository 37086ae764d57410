"""What runs short."""

import uuid

from django.db.models import F, QuerySet

from tenant_apps.stock.models import Level


def low_stock(*, branch_id: uuid.UUID | None = None) -> QuerySet[Level]:
    """Return the levels at or under their item's threshold, emptiest first, each with its ``low_stock_at``."""
    levels = Level.objects.low().annotate(low_stock_at=F("item__low_stock_at")).order_by("quantity", "item__sku", "pk")
    return levels if branch_id is None else levels.filter(branch_id=branch_id)
