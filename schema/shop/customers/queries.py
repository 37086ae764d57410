import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.validation import searched
from schema.shop.customers.types import Customer
from tenant_apps.customers import models


@strawberry.input
class CustomerFilter:
    search: str | None = strawberry.field(
        default=None, description="Every word in name, phone or e-mail, in either script and any digits."
    )


@strawberry.type
class CustomersQuery:
    @strawberry_django.connection(
        Connection[Customer],
        description="The customers, by name.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customers(self, filters: CustomerFilter | None = None) -> list[Customer]:
        text = searched(filters.search if filters else None)
        return models.Customer.objects.matching(text)  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One customer; null when there is none with this id.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customer(self, id: relay.GlobalID) -> Customer | None:
        return models.Customer.objects.filter(pk=key_of(id, Customer, field="id"))  # type: ignore[return-value]  # its first row
