"""What the shop took on one of its days."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from shared_apps.market.choices import Metal
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Payment, Sale, SaleLine

ZERO = Value(Decimal(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class DayTotals:
    """Sums of one day, refunds and adjustments taken off, without what was made void; grams of fine gold."""

    day: date
    sale_count: int
    refund_count: int
    subtotal: Decimal
    discount: Decimal
    tax: Decimal
    total: Decimal
    fine_grams_sold: Decimal
    payments: list[tuple[str, Decimal]]


def day_totals(*, day: date, branch_id: uuid.UUID | None = None) -> DayTotals:
    """Return the totals of ``day``, of one branch or of all.

    A refund counts on the day on which it was given, whenever the sale was.
    """
    sales = Sale.objects.counted().between(day, day)
    if branch_id is not None:
        sales = sales.filter(branch_id=branch_id)
    sums = sales.aggregate(
        sale_count=Count("pk", filter=Q(kind=SaleKind.SALE)),
        refund_count=Count("pk", filter=Q(kind=SaleKind.REFUND)),
        **{name: Coalesce(Sum(name), ZERO) for name in ("subtotal", "discount", "tax", "total")},
    )
    return DayTotals(day=day, **sums, fine_grams_sold=_fine_gold(sales), payments=_by_method(sales))


def _fine_gold(sales: QuerySet[Sale]) -> Decimal:
    lines = SaleLine.objects.filter(sale__in=sales.order_by().values("pk"), metal=Metal.GOLD)
    grams: Decimal = lines.aggregate(grams=Coalesce(Sum("fine_weight"), ZERO))["grams"]
    return grams


def _by_method(sales: QuerySet[Sale]) -> list[tuple[str, Decimal]]:
    payments = Payment.objects.filter(sale__in=sales.order_by().values("pk"))
    return list(payments.order_by("method").values_list("method").annotate(Sum("amount")))
