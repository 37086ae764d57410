"""Give pieces the serials of their RFID tags."""

import uuid
from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Max

from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.labels.models import PieceSerial


@transaction.atomic
def give_serials(item_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """Return the serials of those of the items that are unique pieces, and give one to each that has none.

    A piece keeps its serial for good: a second tag for it says the same as the first.
    """
    # Only for the time of the insert, after everything else: like the series of numbers.
    lock_in_shop("piece-serials")
    pieces = Item.objects.filter(pk__in=item_ids, tracking=Tracking.PIECE).order_by("pk").values_list("pk", flat=True)
    given = dict(PieceSerial.objects.filter(item__in=item_ids).values_list("item_id", "serial"))
    new = [pk for pk in pieces if pk not in given]
    if new:
        last = PieceSerial.objects.aggregate(last=Max("serial"))["last"] or 0
        rows = [PieceSerial(item_id=pk, serial=serial) for serial, pk in enumerate(new, start=last + 1)]
        PieceSerial.objects.bulk_create(rows)
        given |= {row.item_id: row.serial for row in rows}
    return given
