"""Who has the shop's metal in work."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from tenant_apps.workshop.choices import WorkSide, WorkStatus
from tenant_apps.workshop.models import WorkLine


@dataclass(frozen=True, kw_only=True, slots=True)
class MetalInWork:
    """Fine grams of a metal in the open jobs of a goldsmith; an empty name is the shop's own workshop."""

    worker: str
    metal: str
    fine_weight: Decimal


def metal_in_work(*, limit: int) -> list[MetalInWork]:
    """Return at most ``limit`` sums, the most metal first. One statement."""
    lines = WorkLine.objects.filter(side=WorkSide.USED, order__status=WorkStatus.OPEN).exclude(metal="").order_by()
    sums = lines.values_list("order__worker", "metal").annotate(sum=Sum("fine_weight"))
    return [
        MetalInWork(worker=worker, metal=metal, fine_weight=total)
        for worker, metal, total in sums.order_by("-sum", "order__worker", "metal")[:limit]
    ]
