"""What the shop earned, month by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Sale

MAX_MONTHS = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthRevenue:
    """Revenue of the month that starts on ``month``: without tax, refunds and adjustments taken off."""

    month: date
    net_revenue: Decimal
    sale_count: int
    refund_count: int


def monthly_revenue(*, first: date, last: date) -> list[MonthRevenue]:
    """Return the months from that of ``first`` to that of ``last`` in which there were documents, oldest first.

    Raises:
        InvalidInput: more months than one answer may have, or the last comes before the first.
    """
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if not 1 <= months <= MAX_MONTHS:
        raise InvalidInput({"to_month": ("BAD_RANGE", _("Choose at most ten years, the first month first."))})
    rows = (
        Sale.objects.counted()
        .filter(business_day__gte=first.replace(day=1), business_day__lt=_month_after(last))
        .annotate(month=TruncMonth("business_day"))
        .order_by("month")
        .values("month")
        .annotate(
            net_revenue=Sum(F("total") - F("tax")),
            sale_count=Count("pk", filter=Q(kind=SaleKind.SALE)),
            refund_count=Count("pk", filter=Q(kind=SaleKind.REFUND)),
        )
    )
    return [MonthRevenue(**row) for row in rows]


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
