"""What the one box finds."""

from django.db.models import Case, Q, When

from tenant_apps.catalog.models.item import ItemQuerySet, meant_by
from tenant_apps.catalog.selectors.items_by_code import items_by_code


def found_items(items: ItemQuerySet, text: str) -> ItemQuerySet:
    """Return what ``text`` asks for among ``items``; first of all the one whose whole SKU or barcode it is.

    One statement for the code, when the items are asked for: in one with the search, the order would keep the database
    from stopping after a page.
    """
    coded = list(items_by_code(text).values_list("pk", flat=True))
    if not coded:
        return items.matching(text)
    first = Case(When(pk__in=coded, then=0), default=1)
    # Named beside what is meant, because a code may read like a measure: 18K, 5g.
    return items.filter(meant_by(text) | Q(pk__in=coded)).order_by(first, "-created_at", "-pk")
