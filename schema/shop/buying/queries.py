import datetime as dt

import strawberry
import strawberry_django
from django.db.models import Q, QuerySet
from strawberry import relay

from project.errors import NotFound
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.validation import searched
from schema.shop.branches.types import Branch
from schema.shop.buying.types import Purchase
from schema.shop.customers.types import Customer
from tenant_apps.buying import choices, models


@strawberry.input(description="search: a part of the number or of the seller's name.")
class PurchaseFilter:
    search: str | None = None
    status: choices.PurchaseStatus | None = None
    branch_id: relay.GlobalID | None = None
    customer_id: relay.GlobalID | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None


@strawberry.type
class BuyingQuery:
    @strawberry_django.connection(
        Connection[Purchase],
        description="What the shop bought over its counter, newest first.",
        extensions=[on_shop_host, requires("buying.view")],
    )
    def purchases(self, filters: PurchaseFilter | None = None) -> list[models.Purchase]:
        asked = filters or PurchaseFilter()
        search = searched(asked.search)
        purchases = models.Purchase.objects.filter(_conditions(asked))
        return purchases.matching(search) if search else purchases  # type: ignore[return-value]  # paged

    @strawberry_django.field(
        description="One purchase, or null when there is none.", extensions=[on_shop_host, requires("buying.view")]
    )
    def purchase(self, id: relay.GlobalID) -> Purchase | None:
        return _purchase(id)  # type: ignore[return-value]  # the optimizer takes the first row


def _purchase(id: relay.GlobalID) -> QuerySet[models.Purchase]:
    try:
        return models.Purchase.objects.filter(pk=key_of(id, Purchase))
    except NotFound:
        return models.Purchase.objects.none()


def _conditions(filters: PurchaseFilter) -> Q:
    asked = {
        "status": filters.status,
        "branch": filters.branch_id and key_of(filters.branch_id, Branch, field="filters.branch_id"),
        "customer": filters.customer_id and key_of(filters.customer_id, Customer, field="filters.customer_id"),
        "business_day__gte": filters.from_day,
        "business_day__lte": filters.to_day,
    }
    return Q(**{name: value for name, value in asked.items() if value is not None})
