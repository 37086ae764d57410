import strawberry
import strawberry_django
from django.utils import timezone
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.validation import searched
from schema.shop.customers.types import Customer, CustomerDues, CustomerNote, UpcomingDate
from shared_apps.tenants.business_day import business_day
from tenant_apps.customers import models
from tenant_apps.customers.selectors.access_customer import access_customer
from tenant_apps.customers.selectors.dues import dues_of
from tenant_apps.customers.selectors.possible_doubles import possible_doubles
from tenant_apps.customers.selectors.upcoming_dates import upcoming_dates


@strawberry.input
class CustomerFilter:
    search: str | None = strawberry.field(
        default=None, description="Every word in name, phone or e-mail, in either script and any digits."
    )
    tag: str | None = None


@strawberry.type
class CustomersQuery:
    @strawberry_django.connection(
        Connection[Customer],
        description="The customers, by name; without those who were merged into others.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customers(self, filters: CustomerFilter | None = None) -> list[Customer]:
        text = searched(filters.search if filters else None)
        found = models.Customer.objects.kept().matching(text)
        if filters and filters.tag:
            found = found.filter(tags__contains=[filters.tag])
        return found  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One customer; null when there is none with this id.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customer(self, id: relay.GlobalID) -> Customer | None:
        return models.Customer.objects.filter(pk=key_of(id, Customer, field="id"))  # type: ignore[return-value]  # its first row

    @strawberry_django.connection(
        Connection[CustomerNote],
        description="What was written about a customer, and about those merged into them; the newest first.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customer_notes(self, customer_id: relay.GlobalID) -> list[CustomerNote]:
        family = models.Customer.objects.family(key_of(customer_id, Customer, field="customer_id")).order_by()
        return models.CustomerNote.objects.filter(customer__in=family.values("pk"))  # type: ignore[return-value]

    @strawberry.field(
        description="What the customer owes and paid ahead, by the books; what is settled is left out.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def customer_dues(self, customer_id: relay.GlobalID) -> list[CustomerDues]:
        customer = access_customer(key_of(customer_id, Customer, field="customer_id"))
        return [CustomerDues.of(found) for found in dues_of(customer)]

    @strawberry_django.field(
        description="Who may be the same as this customer: the same number, e-mail address or name. At most 20.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def possible_doubles(self, customer_id: relay.GlobalID) -> list[Customer]:
        customer = access_customer(key_of(customer_id, Customer, field="customer_id"))
        found = [double.pk for double in possible_doubles(customer)]
        return models.Customer.objects.filter(pk__in=found)  # type: ignore[return-value]  # read with what is asked

    @strawberry_django.field(
        description="What families celebrate today and in the days to come (at most 62), the next first; at most 200.",
        extensions=[on_shop_host, requires("customers.view")],
    )
    def upcoming_dates(self, days: int = 14) -> list[UpcomingDate]:
        today = business_day(timezone.now())
        return upcoming_dates(today=today, days=max(days, 0))  # type: ignore[return-value]  # its rows
