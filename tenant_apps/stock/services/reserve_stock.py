"""Promise stock to somebody."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Reservation
from tenant_apps.stock.services.locks import lock_levels


@transaction.atomic
def reserve_stock(
    *, branch_id: uuid.UUID, quantities: Mapping[uuid.UUID, Decimal], reserved_for: uuid.UUID, now: datetime
) -> None:
    """Reserve ``quantities`` (by item, in its unit) on a branch's shelf for a document: two statements, however many.

    Raises:
        OutOfStock: the branch has less than that which is not promised already.
    """
    held = lock_levels((branch_id, item_id, StockPlace.SHELF) for item_id in quantities)
    short = [item_id for (_, item_id, _), kept in held.items() if kept.quantity - kept.reserved < quantities[item_id]]
    if short:
        raise OutOfStock(skus=list(Item.objects.filter(pk__in=short).order_by("sku").values_list("sku", flat=True)))
    Reservation.objects.bulk_create(
        Reservation(branch_id=branch_id, item_id=item_id, quantity=quantity, reserved_for=reserved_for, reserved_at=now)
        for item_id, quantity in sorted(quantities.items())
    )
