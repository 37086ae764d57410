"""Which items a list of codes means: the one place that knows what a scanner or a reader can read."""

import re
from collections.abc import Collection

from django.db.models import Q

from project.field_problems import has_control_characters
from tenant_apps.catalog.models import Item
from tenant_apps.labels.selectors.items_by_epcs import pieces_by_epc

_EPC = re.compile("[0-9A-Fa-f]{24}")


def items_of_codes(codes: Collection[str]) -> dict[str, Item]:
    """Return the item of each code that is known; ``category`` is loaded. One statement, and two where tags were read.

    The codes are in the form in which they are kept (``code_of``): SKUs or barcodes, and a SKU goes before a barcode.
    What is neither may be the EPC of an RFID tag, hexadecimal in either case.
    """
    wanted = [code for code in codes if code and not has_control_characters(code)]
    items = list(Item.objects.filter(Q(sku__in=wanted) | Q(barcode__in=wanted)).select_related("category"))
    by_code = {item.barcode: item for item in items} | {item.sku: item for item in items}
    tags = {code: code.upper() for code in wanted if code not in by_code and _EPC.fullmatch(code)}
    pieces = pieces_by_epc(tags.values()) if tags else {}
    by_code |= {code: pieces[tag] for code, tag in tags.items() if tag in pieces}
    return {code: by_code[code] for code in wanted if code in by_code}
