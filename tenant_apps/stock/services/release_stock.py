"""Let go of what was promised."""

import uuid
from datetime import datetime

from django.db import transaction

from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.models import Reservation
from tenant_apps.stock.services.locks import lock_levels


@transaction.atomic
def release_stock(*, reserved_for: uuid.UUID, now: datetime) -> None:
    """Release all that is still reserved for a document; whoever locked the document first may."""
    open_ones = Reservation.objects.filter(reserved_for=reserved_for, released_at=None)
    # The trigger changes the levels in no order of its own: they are locked in the one of stock before.
    places = open_ones.values_list("branch_id", "item_id")
    lock_levels((branch_id, item_id, StockPlace.SHELF) for branch_id, item_id in places)
    open_ones.update(released_at=now)
