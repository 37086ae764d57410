import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.catalog.filters import ItemFilter, filtered_items
from schema.shop.catalog.types import Category, Item
from tenant_apps.catalog import models
from tenant_apps.catalog.selectors.items_by_code import items_by_code


@strawberry.type
class CatalogQuery:
    @strawberry_django.connection(
        Connection[Category],
        description="The tree of categories: siblings by position, then name.",
        extensions=[on_shop_host, requires("catalog.view")],
    )
    def categories(self) -> list[Category]:
        return models.Category.objects.all()  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.connection(
        Connection[Item],
        description="The items, newest first unless ordered.",
        extensions=[on_shop_host, requires("catalog.view")],
    )
    def items(self, filters: ItemFilter | None = None) -> list[Item]:
        return filtered_items(filters or ItemFilter())  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One item; null when there is none with this id.",
        extensions=[on_shop_host, requires("catalog.view")],
    )
    def item(self, id: relay.GlobalID) -> Item | None:
        return models.Item.objects.filter(pk=key_of(id, Item, field="id"))  # type: ignore[return-value]  # its first row

    @strawberry_django.field(
        description="For scanners: the item with exactly this SKU or barcode, in any digits.",
        extensions=[on_shop_host, requires("catalog.view")],
    )
    def item_by_code(self, code: str) -> Item | None:
        return items_by_code(code)  # type: ignore[return-value]  # its first row
