"""The photo that stands for an item in lists."""

from django.db.models import OuterRef, Subquery

from tenant_apps.catalog.models import ItemPhoto


def cover_photo() -> Subquery:
    """Return an expression for a query of items: the id of the first photo that can be shown, or null."""
    return Subquery(ItemPhoto.objects.ready().filter(item=OuterRef("pk")).values("pk")[:1])
