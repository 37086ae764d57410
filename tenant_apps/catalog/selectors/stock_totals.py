"""What all branches have of an item. Stock is a later app than this one: it is reached through the relation alone."""

from decimal import Decimal

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from tenant_apps.catalog.models import Item


def stock_of_item() -> Coalesce:
    """Return an expression for a query of items: their stock in all branches, in the item's unit; zero for none."""
    totals = Item.objects.order_by().filter(pk=OuterRef("pk")).values("pk").annotate(total=Sum("levels__quantity"))
    return Coalesce(Subquery(totals.values("total")), Decimal(0))
