import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.validation import searched
from schema.shop.purchasing.types import Supplier
from tenant_apps.purchasing import models


@strawberry.input
class SupplierFilter:
    search: str | None = strawberry.field(
        default=None, description="Every word in names, phone or tax number, in either script and any digits."
    )
    is_active: bool | None = None


@strawberry.type
class SuppliersQuery:
    @strawberry_django.connection(
        Connection[Supplier],
        description="The suppliers, by name.",
        extensions=[on_shop_host, requires("purchasing.view")],
    )
    def suppliers(self, filters: SupplierFilter | None = None) -> list[Supplier]:
        found = models.Supplier.objects.matching(searched(filters.search if filters else None))
        if filters and filters.is_active is not None:
            found = found.filter(is_active=filters.is_active)
        return found  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One supplier; null when there is none with this id.",
        extensions=[on_shop_host, requires("purchasing.view")],
    )
    def supplier(self, id: relay.GlobalID) -> Supplier | None:
        return models.Supplier.objects.filter(pk=key_of(id, Supplier, field="id"))  # type: ignore[return-value]  # its first row
