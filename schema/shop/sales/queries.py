import datetime as dt
import re

import strawberry
import strawberry_django
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from strawberry import relay

from project.errors import InvalidInput, NotFound
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.scalars import Money
from schema.shop.branches.types import Branch
from schema.shop.sales.filters import SaleFilter, SaleOrder, filtered_sales
from schema.shop.sales.old_gold import OldGoldValue, old_gold_value
from schema.shop.sales.payments import OldGoldInput
from schema.shop.sales.returns import ReturnedLineInput, value_of_return
from schema.shop.sales.types import Cheque, DayTotals, MonthRevenue, ParkedCart, Sale
from shared_apps.tenants.business_day import business_day
from tenant_apps.sales import models
from tenant_apps.sales.choices import ChequeStatus
from tenant_apps.sales.selectors.day_totals import day_totals
from tenant_apps.sales.selectors.monthly_revenue import monthly_revenue

DECEMBER = 12
MONTH = re.compile("(19|20)[0-9]{2}-(0[1-9]|1[0-2])")


@strawberry.type
class SalesQuery:
    @strawberry_django.connection(
        Connection[Sale],
        description="The shop's documents, newest first.",
        ordering=SaleOrder,
        extensions=[on_shop_host, requires("sales.view")],
    )
    def sales(self, filters: SaleFilter | None = None) -> list[models.Sale]:
        return filtered_sales(filters)  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One document, or null when there is none.", extensions=[on_shop_host, requires("sales.view")]
    )
    def sale(self, id: relay.GlobalID) -> Sale | None:
        return _sale(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(
        description="Totals of one day, today where none is named.", extensions=[on_shop_host, requires("sales.view")]
    )
    def day_totals(self, info: Info, day: dt.date | None = None, branch_id: relay.GlobalID | None = None) -> DayTotals:
        totals = day_totals(
            day=day or business_day(timezone.now()),
            branch_id=key_of(branch_id, Branch, field="branch_id") if branch_id else None,
        )
        return DayTotals.of(totals, currency=info.context.tenant.currency)

    @strawberry_django.connection(
        Connection[ParkedCart],
        description="Carts that were put aside in a branch, newest first.",
        extensions=[on_shop_host, requires("sales.park")],
    )
    def parked_carts(self, branch_id: relay.GlobalID) -> list[models.ParkedCart]:
        carts = models.ParkedCart.objects.filter(branch=key_of(branch_id, Branch, field="branch_id"))
        return carts.filter(expires_at__gt=timezone.now())  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.connection(
        Connection[Cheque],
        description="Cheques by the day on which they are due, the first one first.",
        extensions=[on_shop_host, requires("sales.view")],
    )
    def cheques(
        self, statuses: list[ChequeStatus] | None = None, due_until: dt.date | None = None
    ) -> list[models.Cheque]:
        cheques = models.Cheque.objects.all()
        if statuses is not None:
            cheques = cheques.filter(status__in=statuses)
        if due_until is not None:
            cheques = cheques.filter(due_on__lte=due_until)
        return cheques  # type: ignore[return-value]  # the connection pages it

    @strawberry.field(
        description="What the shop pays for old gold, at the rate that held when the cart was quoted.",
        extensions=[on_shop_host, requires("sales.checkout")],
    )
    def old_gold_value(self, quote_id: relay.GlobalID, pieces: list[OldGoldInput]) -> OldGoldValue:
        return old_gold_value(quote_id, pieces)

    @strawberry.field(
        description="What is given back for lines of a sale: an exchange takes it off the new bill.",
        extensions=[on_shop_host, requires("sales.return")],
    )
    def return_value(self, sale_id: relay.GlobalID, lines: list[ReturnedLineInput]) -> Money:
        return value_of_return(key_of(sale_id, Sale, field="sale_id"), lines, now=timezone.now())

    @strawberry.field(
        description="Months in which something was sold, such as 2026-11; the last twelve where none is named.",
        extensions=[on_shop_host, requires("reports.view")],
    )
    def monthly_revenue(self, from_month: str | None = None, to_month: str | None = None) -> list[MonthRevenue]:
        last = _month(to_month, field="to_month") if to_month else business_day(timezone.now()).replace(day=1)
        first = _month(from_month, field="from_month") if from_month else _eleven_months_before(last)
        return [MonthRevenue.of(month) for month in monthly_revenue(first=first, last=last)]


def _sale(id: relay.GlobalID) -> QuerySet[models.Sale]:
    try:
        return models.Sale.objects.filter(pk=key_of(id, Sale))
    except NotFound:
        return models.Sale.objects.none()


def _month(text: str, *, field: str) -> dt.date:
    if not MONTH.fullmatch(text):
        raise InvalidInput({field: ("NOT_A_MONTH", _("Write a month as 2026-11."))})
    return dt.date.fromisoformat(f"{text}-01")


def _eleven_months_before(month: dt.date) -> dt.date:
    return month.replace(month=1) if month.month == DECEMBER else month.replace(month.year - 1, month.month + 1)
