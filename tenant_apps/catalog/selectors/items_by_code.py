"""What a scanner reads."""

from django.db.models import Q

from tenant_apps.catalog.models import Item
from tenant_apps.catalog.models.item import ItemQuerySet
from tenant_apps.catalog.normalise import code_of


def items_by_code(code: str) -> ItemQuerySet:
    """Return the item with exactly this SKU or barcode, in the digits of any script; a SKU goes before a barcode."""
    wanted = code_of(code)
    if not wanted:
        return Item.objects.none()
    return (
        Item.objects.filter(Q(sku=wanted) | Q(barcode=wanted)).annotate(is_sku=Q(sku=wanted)).order_by("-is_sku", "pk")
    )
