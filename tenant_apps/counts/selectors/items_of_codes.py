"""Which items a list of codes means: the one place that knows what a scanner or a reader can read."""

from collections.abc import Collection

from django.db.models import Q

from project.field_problems import has_control_characters
from tenant_apps.catalog.models import Item


def items_of_codes(codes: Collection[str]) -> dict[str, Item]:
    """Return the item of each code that is known, in one statement; ``category`` is loaded.

    The codes are in the form in which they are kept (``code_of``): SKUs or barcodes, and a SKU goes before a barcode.
    """
    wanted = [code for code in codes if code and not has_control_characters(code)]
    items = list(Item.objects.filter(Q(sku__in=wanted) | Q(barcode__in=wanted)).select_related("category"))
    by_code = {item.barcode: item for item in items} | {item.sku: item for item in items}
    return {code: by_code[code] for code in wanted if code in by_code}
