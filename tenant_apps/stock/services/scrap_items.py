"""Find the items under which scrap is kept, one for each metal and fineness, and make those that are missing."""

import uuid
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from shared_apps.market.choices import Metal
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.fill_item import search_text_of
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.checks import lock_catalogue

type Alloy = tuple[str, Decimal]
"""Metal and fineness (‰)."""


@transaction.atomic
def scrap_items(*, alloys: Iterable[Alloy]) -> dict[Alloy, Item]:
    """Return the item of each alloy, tracked by weight in net grams. One statement where all are there already.

    Call it before stock is locked: the catalogue goes first in the order of locks, where an item has to be made.
    """
    wanted = set(alloys)
    found = _found(wanted)
    if found.keys() != wanted:
        lock_catalogue()
        found = _found(wanted)
        found |= _made(sorted(wanted - found.keys()))
    return found


def _found(wanted: set[Alloy]) -> dict[Alloy, Item]:
    these = Q(pk__in=[])
    for metal, fineness in wanted:
        these |= Q(metal=metal, fineness=fineness)
    items = Item.objects.filter(these, item_class=ItemClass.SCRAP)
    return {(item.metal, item.fineness): item for item in items if item.fineness is not None}


def _made(alloys: list[Alloy]) -> dict[Alloy, Item]:
    # Named once, in the shop's language: it is the shop's own item from then on.
    with translation.override(current_tenant().language):
        items = {alloy: _item(*alloy) for alloy in alloys}
    skus = [item.sku for item in items.values()]
    taken = set(Item.objects.filter(sku__in=skus).values_list("sku", flat=True))
    for item in items.values():
        if item.sku in taken:  # somebody gave this SKU to something else
            item.sku = f"{item.sku}-{uuid.uuid4().hex[:8]}"
        item.search_text = search_text_of(item)
    Item.objects.bulk_create(items.values())
    return items


def _item(metal: str, fineness: Decimal) -> Item:
    mark = f"{fineness.normalize():f}"
    name = _("Scrap %(metal)s %(fineness)s") % {"metal": Metal(metal).label, "fineness": mark}
    return Item(
        sku=f"SCRAP-{metal}-{mark}",
        name=name,
        item_class=ItemClass.SCRAP,
        tracking=Tracking.WEIGHT,
        metal=metal,
        fineness=fineness,
    )
