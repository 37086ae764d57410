"""What came of a count, added up."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum

from tenant_apps.counts.choices import LineKind
from tenant_apps.counts.models import StockCount, StockCountLine

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class CountTotal:
    """The lines of one kind and metal (nothing for the rest): grams, pure grams of the metal and cost, signed."""

    kind: LineKind
    metal: str
    lines: int
    grams: Decimal
    fine_weight: Decimal
    cost: Decimal


def count_totals(count: StockCount) -> list[CountTotal]:
    """Add up a count's lines by kind and metal. One statement."""
    lines: Any = StockCountLine.objects.filter(count=count).told()  # with columns that no model declares
    sums = (
        lines.order_by()
        .values("kind", metal=F("item__metal"))
        .annotate(
            lines=Count("pk"), grams_sum=Sum("grams"), fine_sum=Sum("fine_grams"), cost_sum=Sum("cost_difference")
        )
    )
    totals = [
        CountTotal(
            kind=LineKind(row["kind"]),
            metal=row["metal"] or "",
            lines=row["lines"],
            grams=row["grams_sum"] or ZERO,
            fine_weight=row["fine_sum"] or ZERO,
            cost=row["cost_sum"] or ZERO,
        )
        for row in sums
    ]
    order = list(LineKind)
    return sorted(totals, key=lambda total: (order.index(total.kind), total.metal))
