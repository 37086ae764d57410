"""What to order: items at or under their threshold, less what is on order already, from whom they came last."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.choices import STILL_EXPECTED
from tenant_apps.purchasing.models import OrderLine, ReceiptLine, Supplier
from tenant_apps.stock.selectors.low_stock import low_stock

MOST = 200
ZERO, ONE = (Value(Decimal(number), output_field=DecimalField()) for number in (0, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorderProposal:
    """``quantity`` fills up to twice the threshold, to one where that is zero; in the item's unit."""

    item: Item
    branch_id: uuid.UUID
    there: Decimal
    low_stock_at: Decimal
    on_order: Decimal
    quantity: Decimal
    supplier: Supplier | None
    """Who delivered it last; nobody where it never came from a supplier."""


def reorder_proposals(
    *, branch_id: uuid.UUID | None = None, supplier_id: uuid.UUID | None = None
) -> Sequence[ReorderProposal]:
    """Return what runs short and is not on order enough, the emptiest first, at most ``MOST`` of it; two statements."""
    here = ReceiptLine.objects.filter(item=OuterRef("item")).order_by("-pk")
    lines = OrderLine.objects.filter(
        item=OuterRef("item"), order__branch=OuterRef("branch"), order__status__in=STILL_EXPECTED
    ).order_by()
    ordered = lines.values("item").annotate(total=Sum("quantity")).values("total")
    came = ReceiptLine.objects.filter(
        order_line__item=OuterRef("item"),
        order_line__order__branch=OuterRef("branch"),
        order_line__order__status__in=STILL_EXPECTED,
    ).order_by()
    received = came.values("order_line__item").annotate(total=Sum("quantity")).values("total")
    levels = (
        low_stock(branch_id=branch_id)
        .select_related("item")
        .annotate(
            on_order=Coalesce(Subquery(ordered), ZERO) - Coalesce(Subquery(received), ZERO),
            last_supplier=Subquery(here.values("receipt__supplier")[:1]),
        )
        .annotate(wanted=Greatest(F("item__low_stock_at") * 2, ONE) - F("quantity") - F("on_order"))
        .filter(wanted__gt=0)
    )
    if supplier_id is not None:
        levels = levels.filter(last_supplier=supplier_id)
    found = list(levels[:MOST])
    suppliers = Supplier.objects.in_bulk({level.last_supplier for level in found if level.last_supplier})
    return [_proposal(level, suppliers) for level in found]


def _proposal(level: Any, suppliers: Mapping[uuid.UUID, Supplier]) -> ReorderProposal:
    """``level`` is a level with annotations."""
    return ReorderProposal(
        item=level.item,
        branch_id=level.branch_id,
        there=level.quantity,
        low_stock_at=level.low_stock_at,
        on_order=level.on_order,
        quantity=level.wanted,
        supplier=suppliers.get(level.last_supplier),
    )
