"""What an RFID reader read: which pieces of the shop are there, and which tags are not its own."""

from collections.abc import Collection
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.catalog.models import Item
from tenant_apps.labels.epc import NotAnEpc, read_epc
from tenant_apps.labels.models import PieceSerial
from tenant_apps.labels.selectors.label_settings import label_settings

MAX_EPCS = 50_000
"""A statement takes 65,535 values at most."""
MAX_LENGTH = 200
"""Of one reading; what is longer is noise, and is told no further than this."""


class EpcReading(NamedTuple):
    """``items`` by SKU, each once; ``unknown`` are the other readings in capitals, each once, as they came."""

    items: list[Item]
    unknown: list[str]


def items_by_epcs(epcs: Collection[str]) -> EpcReading:
    """Return the pieces whose tags are among ``epcs``, hexadecimal as a reader tells them. Two statements.

    A tag that is read twice counts once, blanks around a reading and its case do not matter, empty ones are no
    readings. Noise, tags of others and our own serials that no piece has come back as unknown.

    Raises:
        InvalidInput: there are more than 50,000.
    """
    if len(epcs) > MAX_EPCS:
        raise InvalidInput({"epcs": ("TOO_MANY", _("At most %d tags can be read at once.") % MAX_EPCS)})
    readings = dict.fromkeys(filter(None, (epc.strip()[:MAX_LENGTH].upper() for epc in epcs)))
    found = pieces_by_epc(readings)
    items = {item.pk: item for item in sorted(found.values(), key=lambda item: item.sku)}
    return EpcReading(items=list(items.values()), unknown=[epc for epc in readings if epc not in found])


def pieces_by_epc(epcs: Collection[str]) -> dict[str, Item]:
    """Return the piece of each tag of the shop, with its category; the tags are in capitals, at most 50,000."""
    ours = label_settings().known_trade_items
    serials = {epc: serial for epc in epcs if (serial := _serial_of(epc, ours=ours)) is not None}
    found = PieceSerial.objects.filter(serial__in=set(serials.values())).select_related("item__category")
    items = {row.serial: row.item for row in found}
    return {epc: items[serial] for epc, serial in serials.items() if serial in items}


def _serial_of(epc: str, *, ours: set[str]) -> int | None:
    try:
        tag = read_epc(epc)
    except NotAnEpc:
        return None
    return tag.serial if str(tag.trade_item) in ours else None
