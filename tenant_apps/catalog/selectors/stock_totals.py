"""What the shelves of all branches hold of an item.

Stock is a later app than this one: it is reached through the relation alone.
"""

from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from tenant_apps.catalog.models import Item


def stock_of_item() -> Coalesce:
    """Return an expression for a query of items: what is on all shelves, in the item's unit; zero for none."""
    on_shelf = Sum("levels__quantity", filter=Q(levels__place="SHELF"))
    totals = Item.objects.order_by().filter(pk=OuterRef("pk")).values("pk").annotate(total=on_shelf)
    return Coalesce(Subquery(totals.values("total")), Decimal(0))
