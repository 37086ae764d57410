"""How full the categories are."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from tenant_apps.catalog.models import Item


def items_under() -> Coalesce:
    """Return an expression for a query of categories: how many items are in each and below it."""
    under = Item.objects.order_by().filter(category__path__contains=[OuterRef("pk")])
    # Grouped by something constant, so that it is one sum and not one a category.
    counts = under.values(everything=OuterRef("pk")).annotate(total=Count("pk"))
    return Coalesce(Subquery(counts.values("total")), 0, output_field=IntegerField())
