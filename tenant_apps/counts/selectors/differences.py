"""What an approval posts."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q

from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.counts.choices import POSTED_KINDS
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.stock.models import Level

_ITEM = ("sku", "item_class", "tracking", "metal", "fineness", "net_weight", "unit_cost")


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A line to be posted: ``quantity`` is signed, in pieces, count or grams as the item is tracked."""

    line_id: uuid.UUID
    item: Item
    quantity: Decimal
    is_doubtful: bool


def differences(count: StockCount) -> list[Difference]:
    """Return what differs of a count's scope, in the order of items. One statement.

    A piece that was found is left out where the books have it by now, here or anywhere.
    """
    found_again = Q(item__tracking=Tracking.PIECE, difference__gt=0)
    is_somewhere = Exists(Level.objects.filter(item=OuterRef("item"), quantity__gt=0))
    lines: Any = (
        StockCountLine.objects.filter(count=count)
        .told()
        .filter(Q(kind__in=POSTED_KINDS))
        .exclude(found_again & is_somewhere)
        .select_related("item")
        .only("is_doubtful", *(f"item__{name}" for name in _ITEM))
        .order_by("item_id")
    )
    return [
        Difference(line_id=line.pk, item=line.item, quantity=line.difference, is_doubtful=line.is_doubtful)
        for line in lines.iterator(chunk_size=2_000)
    ]
