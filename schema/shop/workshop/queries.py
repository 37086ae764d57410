import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import MAX_PAGE, Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.scalars import Grams
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.workshop.types import MetalInWork, WorkOrder
from tenant_apps.workshop import models
from tenant_apps.workshop.choices import WorkKind, WorkStatus
from tenant_apps.workshop.selectors.metal_in_work import metal_in_work


@strawberry.input(description="What is left out does not matter.")
class WorkOrderFilter:
    branch_id: relay.GlobalID | None = None
    kind: WorkKind | None = None
    status: WorkStatus | None = None


@strawberry.type
class WorkshopQuery:
    @strawberry_django.connection(
        Connection[WorkOrder],
        description="The jobs of the workshop, newest first.",
        extensions=[on_shop_host, requires("workshop.view")],
    )
    def work_orders(self, filters: WorkOrderFilter | None = None) -> list[models.WorkOrder]:
        wanted = filters or WorkOrderFilter()
        orders = models.WorkOrder.objects.all()
        if wanted.branch_id is not None:
            orders = orders.filter(branch=key_of(wanted.branch_id, Branch, field="filters.branch_id"))
        if wanted.kind is not None:
            orders = orders.filter(kind=wanted.kind)
        if wanted.status is not None:
            orders = orders.filter(status=wanted.status)
        return orders  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(description="One job.", extensions=[on_shop_host, requires("workshop.view")])
    def work_order(self, id: relay.GlobalID) -> WorkOrder | None:
        return models.WorkOrder.objects.filter(pk=key_of(id, WorkOrder, field="id"))  # type: ignore[return-value]

    @strawberry.field(
        description="Who has the shop's metal in work, the most first.",
        extensions=[on_shop_host, requires("workshop.view")],
    )
    def metal_in_work(self) -> list[MetalInWork]:
        return [
            MetalInWork(worker=row.worker, metal=Metal(row.metal), fine_weight=Grams(row.fine_weight))
            for row in metal_in_work(limit=MAX_PAGE)
        ]
