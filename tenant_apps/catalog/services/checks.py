"""What writers of items ask before they write."""

import uuid

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.errors import NotFound
from project.field_problems import FieldProblems
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.catalog.models import Category, Item


def lock_catalogue() -> None:
    """One writer of items at a time: how many there are and which codes are free stays true until it commits."""
    lock_in_shop("catalog.items")


def require_category(category_id: uuid.UUID | None) -> None:
    """Raises:
    NotFound: there is no such category.
    """
    if category_id is not None and not Category.objects.filter(pk=category_id).exists():
        raise NotFound(field="category_id")


def taken_codes(item: Item) -> FieldProblems:
    """Return the problems of a SKU, barcode or HUID that another item has. Only true under ``lock_catalogue``."""
    same = Q(sku=item.sku) | Q(barcode=item.barcode) & ~Q(barcode="") | Q(huid=item.huid) & ~Q(huid="")
    problems: FieldProblems = {}
    others = Item.objects.filter(same).exclude(pk=item.pk)
    for sku, barcode, huid in others.values_list("sku", "barcode", "huid"):
        if sku == item.sku:
            problems["sku"] = ("TAKEN", _("Another item has this SKU."))
        if barcode and barcode == item.barcode:
            problems["barcode"] = ("TAKEN", _("Another item has this barcode."))
        if huid and huid == item.huid:
            problems["huid"] = ("TAKEN", _("Another piece has this HUID."))
    return problems
