import datetime as dt

import strawberry
import strawberry_django
from django.db.models import Q, QuerySet
from strawberry import auto, relay

from schema.kit.nodes import key_of
from schema.kit.validation import searched
from schema.shop.branches.types import Branch
from schema.shop.customers.types import Customer
from tenant_apps.customers import models as customers
from tenant_apps.sales import choices, models


@strawberry_django.order_type(models.Sale, description="One field to order by; the next in the list breaks ties.")
class SaleOrder:
    sold_at: auto
    total: auto
    number: auto


@strawberry.input(description="search: a part of the number, the customer's name, phone or e-mail, or a SKU.")
class SaleFilter:
    search: str | None = None
    kind: choices.SaleKind | None = None
    status: choices.SaleStatus | None = None
    source: choices.SaleSource | None = None
    branch_id: relay.GlobalID | None = None
    customer_id: relay.GlobalID | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None


def filtered_sales(filters: SaleFilter | None) -> QuerySet[models.Sale]:
    """Return the documents that fit.

    Raises:
        NotFound: an id is not one of a branch or a customer.
        InvalidInput: the search is too long to be one.
    """
    asked = filters or SaleFilter()
    search = searched(asked.search)
    sales = models.Sale.objects.filter(_conditions(asked))
    return sales.matching(search) if search else sales


def _conditions(filters: SaleFilter) -> Q:
    asked = {
        "kind": filters.kind,
        "status": filters.status,
        "source": filters.source,
        "branch": filters.branch_id and key_of(filters.branch_id, Branch, field="filters.branch_id"),
        "customer__in": filters.customer_id and _family(filters.customer_id),
        "business_day__gte": filters.from_day,
        "business_day__lte": filters.to_day,
    }
    return Q(**{name: value for name, value in asked.items() if value is not None})


def _family(customer_id: relay.GlobalID) -> QuerySet[customers.Customer]:
    """Return the customer with all who were merged into them: their purchases are theirs."""
    key = key_of(customer_id, Customer, field="filters.customer_id")
    return customers.Customer.objects.family(key).order_by()
