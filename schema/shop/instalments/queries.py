import strawberry
import strawberry_django
from django.utils import timezone
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.customers.types import Customer
from schema.shop.instalments.account import AccountBalance
from schema.shop.instalments.types import InstalmentPlan
from shared_apps.tenants.business_day import business_day
from tenant_apps.customers.selectors.access_customer import access_customer
from tenant_apps.instalments import models
from tenant_apps.instalments.choices import PlanKind, PlanStatus
from tenant_apps.instalments.selectors.account import account_of


@strawberry.input(description="What is left out does not matter.")
class PlanFilter:
    kind: PlanKind | None = None
    status: PlanStatus | None = None
    customer_id: relay.GlobalID | None = None
    overdue: bool | None = strawberry.field(
        default=None, description="Whether something was due before today and is not settled."
    )


@strawberry.type
class InstalmentsQuery:
    @strawberry_django.connection(
        Connection[InstalmentPlan],
        description="What customers pay over time, newest first.",
        extensions=[on_shop_host, requires("instalments.view")],
    )
    def instalment_plans(self, filters: PlanFilter | None = None) -> list[models.Plan]:
        return _filtered(filters or PlanFilter())  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(description="One plan.", extensions=[on_shop_host, requires("instalments.view")])
    def instalment_plan(self, id: relay.GlobalID) -> InstalmentPlan | None:
        return models.Plan.objects.filter(pk=key_of(id, InstalmentPlan, field="id"))  # type: ignore[return-value]

    @strawberry.field(
        description="What a customer owes without a plan, or is owed; what is settled is left out.",
        extensions=[on_shop_host, requires("instalments.view")],
    )
    def customer_account(self, customer_id: relay.GlobalID) -> list[AccountBalance]:
        customer, now = access_customer(key_of(customer_id, Customer, field="customer_id")), timezone.now()
        return [AccountBalance.of(commodity, owed, at=now) for commodity, owed in account_of(customer).items()]


def _filtered(filters: PlanFilter) -> models.PlanQuerySet:
    plans = models.Plan.objects.all()
    if filters.kind is not None:
        plans = plans.filter(kind=filters.kind)
    if filters.status is not None:
        plans = plans.filter(status=filters.status)
    if filters.customer_id is not None:
        plans = plans.filter(customer_id=key_of(filters.customer_id, Customer, field="filters.customer_id"))
    if filters.overdue is not None:
        late = plans.open().overdue(business_day(timezone.now())).order_by().values("pk")
        plans = plans.filter(pk__in=late) if filters.overdue else plans.exclude(pk__in=late)
    return plans
