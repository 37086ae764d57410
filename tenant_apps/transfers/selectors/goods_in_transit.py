"""What is on the way between branches, and whose it is."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, Q, Sum, When
from django.db.models.functions import Coalesce

from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.models import Level

_ZERO = Decimal(0)
_BY_WEIGHT = Q(item__tracking=Tracking.WEIGHT)


@dataclass(frozen=True, kw_only=True)
class GoodsInTransit:
    """What a branch has on the way of one metal: it is the sender's until it is received."""

    branch: Branch
    metal: str
    """Empty for goods without metal."""
    pieces: Decimal
    """Pieces and count of what is not weighed."""
    gross_weight: Decimal
    """Grams, as the catalogue says of pieces and as they are of what is weighed."""
    fine_weight: Decimal
    """Pure grams."""


def goods_in_transit(*, branch_id: uuid.UUID | None = None) -> list[GoodsInTransit]:
    """Sum what is on the way by sending branch and metal, out of the levels themselves: two statements."""
    levels = Level.objects.order_by().filter(place=StockPlace.TRANSIT, quantity__gt=0)
    if branch_id is not None:
        levels = levels.filter(branch=branch_id)
    sums = levels.values_list("branch_id", "item__metal").annotate(
        pieces=Coalesce(Sum("quantity", filter=~_BY_WEIGHT), _ZERO),
        gross_weight=Sum(Case(When(_BY_WEIGHT, then=F("quantity")), default=F("quantity") * F("item__gross_weight"))),
        fine_weight=Sum("fine_weight"),
    )
    rows = list(sums.order_by("branch__code", "branch_id", "item__metal"))
    branches = Branch.objects.in_bulk({row[0] for row in rows})
    return [
        GoodsInTransit(
            branch=branches[branch_id], metal=metal, pieces=pieces, gross_weight=gross_weight, fine_weight=fine_weight
        )
        for branch_id, metal, pieces, gross_weight, fine_weight in rows
    ]
