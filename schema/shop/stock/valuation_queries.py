import datetime as dt

import strawberry
import strawberry_django
from django.utils import timezone
from django.utils.translation import gettext as _
from strawberry import relay

from project.errors import InvalidInput
from schema.kit.nodes import key_of
from schema.kit.pagination import MAX_PAGE
from schema.kit.permissions import on_shop_host, requires
from schema.kit.refusals import InvalidPageSize
from schema.shop.branches.types import Branch
from schema.shop.stock.types import DeadStock
from schema.shop.stock.valuation import StockAge, StockInBooks, StockTurnover, StockValue
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.selectors.stock_age import dead_stock, stock_age
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.selectors.stock_turnover import stock_turnover
from tenant_apps.stock.selectors.stock_value import stock_value

MOST_DAYS = 36_500


@strawberry.type
class StockValueQuery:
    @strawberry.field(
        description="What the stock is worth, or was at the end of a day: at cost, and its metal at today's rate.",
        extensions=[on_shop_host, requires("catalog.view_cost")],
    )
    def stock_value(
        self, by: StockGroup = StockGroup.METAL, on: dt.date | None = None, branch_id: relay.GlobalID | None = None
    ) -> StockValue:
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        return StockValue.of(stock_value(by=by, now=timezone.now(), on=on, branch_id=branch), by=by, branch_id=branch)

    @strawberry.field(
        description="How long the stock has been in its branch, the youngest first.",
        extensions=[on_shop_host, requires("catalog.view_cost")],
    )
    def stock_age(self, branch_id: relay.GlobalID | None = None) -> list[StockAge]:
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        return [StockAge.of(row) for row in stock_age(now=timezone.now(), branch_id=branch)]

    @strawberry_django.field(
        description="What is in stock and of which nothing came or went for so many days; entered first at the top.",
        extensions=[on_shop_host, requires("catalog.view_cost")],
    )
    def dead_stock(self, days: int = 180, branch_id: relay.GlobalID | None = None, first: int = 50) -> list[DeadStock]:
        if not 0 <= first <= MAX_PAGE:
            raise InvalidPageSize(maximum=MAX_PAGE)
        if not 1 <= days <= MOST_DAYS:
            raise InvalidInput({"days": ("BAD_RANGE", _("Choose from 1 to %s days.") % MOST_DAYS)})
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        found = dead_stock(now=timezone.now(), days=days, branch_id=branch)
        return found[:first]  # type: ignore[return-value]  # its rows

    @strawberry.field(
        description="How often the stock was sold on the shop's days of a period, both ends included.",
        extensions=[on_shop_host, requires("catalog.view_cost")],
    )
    def stock_turnover(
        self,
        first_on: dt.date,
        last_on: dt.date,
        by: StockGroup = StockGroup.METAL,
        branch_id: relay.GlobalID | None = None,
    ) -> list[StockTurnover]:
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        rows = stock_turnover(by=by, first=first_on, last=last_on, branch_id=branch)
        return [StockTurnover.of(row, by=by) for row in rows]

    @strawberry.field(
        description="The stock on the shelves beside the stock in the books, by branch and commodity.",
        extensions=[on_shop_host, requires("ledger.view")],
    )
    def stock_in_books(self) -> list[StockInBooks]:
        return StockInBooks.all_of(stock_in_books())
