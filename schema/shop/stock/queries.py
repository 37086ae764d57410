import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import MAX_PAGE, Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.refusals import InvalidPageSize
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.stock.types import LowStock, StockMovement
from tenant_apps.stock import models
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.selectors.low_stock import low_stock


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class StockMovementFilter:
    item_id: relay.GlobalID | None = None
    branch_id: relay.GlobalID | None = None
    kind: MovementKind | None = None


@strawberry.type
class StockQuery:
    @strawberry_django.field(
        description="What is at or under its item's threshold, emptiest first.",
        extensions=[on_shop_host, requires("stock.view")],
    )
    def low_stock(self, branch_id: relay.GlobalID | None = None, first: int = 20) -> list[LowStock]:
        if not 0 <= first <= MAX_PAGE:
            raise InvalidPageSize(maximum=MAX_PAGE)
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        return low_stock(branch_id=branch)[:first]  # type: ignore[return-value]  # its rows

    @strawberry_django.connection(
        Connection[StockMovement],
        description="What came and went, newest first.",
        extensions=[on_shop_host, requires("stock.view")],
    )
    def stock_movements(self, filters: StockMovementFilter | None = None) -> list[StockMovement]:
        wanted = filters or StockMovementFilter()
        movements = models.Movement.objects.all()
        if wanted.item_id is not None:
            movements = movements.filter(item=key_of(wanted.item_id, Item, field="filters.item_id"))
        if wanted.branch_id is not None:
            movements = movements.filter(branch=key_of(wanted.branch_id, Branch, field="filters.branch_id"))
        if wanted.kind is not None:
            movements = movements.filter(kind=wanted.kind)
        return movements  # type: ignore[return-value]  # the connection pages it
