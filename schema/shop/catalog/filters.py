import strawberry
from django.db.models import Exists, OuterRef, Q
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.scalars import Fineness, Grams
from schema.kit.validation import searched
from schema.shop.catalog.types import Category
from schema.shop.enums import Metal
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.models.item import ItemQuerySet
from tenant_apps.catalog.selectors.found_items import found_items
from tenant_apps.stock.models import Level


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class ItemFilter:
    search: str | None = strawberry.field(
        default=None,
        description="Parts of name, SKU and barcode, and measures, in either script and any digits: 18k ring 3-5g. "
        "Unless ordered, the item whose whole SKU or barcode it is comes first.",
    )
    category_id: relay.GlobalID | None = strawberry.field(default=None, description="In this category or below it.")
    item_class: ItemClass | None = None
    tracking: Tracking | None = None
    metal: Metal | None = None
    fineness: Fineness | None = None
    is_active: bool | None = None
    in_stock: bool | None = strawberry.field(
        default=None, description="Whether any branch has some of it on its shelf."
    )
    min_net_weight: Grams | None = None
    max_net_weight: Grams | None = None


def filtered_items(filters: ItemFilter) -> ItemQuerySet:
    """Return the items that all of ``filters`` let through.

    Raises:
        NotFound: the id is not one of a category.
        InvalidInput: the search is too long to be one.
    """
    items = Item.objects.filter(_plain(filters))
    if text := searched(filters.search):
        items = found_items(items, text)
    if filters.category_id is not None:
        items = items.in_category(key_of(filters.category_id, Category, field="filters.category_id"))
    if filters.in_stock is not None:
        there = Exists(Level.objects.on_shelf().filter(item=OuterRef("pk"), quantity__gt=0))
        items = items.filter(there if filters.in_stock else ~there)
    return items


def _plain(filters: ItemFilter) -> Q:
    wanted = {
        "item_class": filters.item_class,
        "tracking": filters.tracking,
        "metal": filters.metal and filters.metal.value,
        "fineness": filters.fineness,
        "is_active": filters.is_active,
        "net_weight__gte": filters.min_net_weight,
        "net_weight__lte": filters.max_net_weight,
    }
    return Q(**{lookup: value for lookup, value in wanted.items() if value is not None})
