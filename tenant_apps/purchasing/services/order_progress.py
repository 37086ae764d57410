"""What is still on order, under the order's lock: two people who receive the same line come one after the other."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.purchasing.choices import OPEN_TO_RECEIVE, OrderStatus
from tenant_apps.purchasing.errors import MoreThanOrdered, OrderNotOpen
from tenant_apps.purchasing.models import Order, OrderLine, ReceiptLine, Supplier
from tenant_apps.purchasing.selectors.purchasing_settings import purchasing_settings


def lock_order(order_id: uuid.UUID, *, actor: User, statuses: Sequence[OrderStatus]) -> Order:
    """Lock an order that is in one of these states.

    Raises:
        NotFound: there is no such order, or it is of a branch that the actor does not work in.
        OrderNotOpen: it is in another state.
    """
    order = Order.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=order_id).first()
    if order is None or not works_in(actor=actor, branch_id=order.branch_id):
        raise NotFound(field="order_id")
    if order.status not in statuses:
        raise OrderNotOpen(status=order.status)
    return order


def lock_order_to_receive(
    order_id: uuid.UUID, *, supplier: Supplier, branch: Branch, lines: Sequence[LineReceived]
) -> Order:
    """Lock the order and see that the lines fit into what is open of it, the tolerance of quantity added.

    Raises:
        NotFound: no such order of the supplier and the branch, or no such line of it.
        OrderNotOpen: nothing may be received of it now.
        MoreThanOrdered: more comes than is open.
    """
    order = Order.objects.select_for_update().filter(pk=order_id, supplier=supplier, branch=branch).first()
    if order is None:
        raise NotFound(field="order_id")
    if order.status not in OPEN_TO_RECEIVE:
        raise OrderNotOpen(status=order.status)
    ordered = {line.pk: line for line in OrderLine.objects.filter(order=order).with_received()}
    more = 1 + purchasing_settings().quantity_percent / 100
    coming: dict[uuid.UUID, Decimal] = defaultdict(Decimal)
    for number, line in enumerate(lines):
        if line.order_line_id is None:
            continue
        known = ordered.get(line.order_line_id)
        if known is None or known.item_id not in (None, line.item_id):
            raise NotFound(field=f"lines.{number}.order_line_id")
        coming[known.pk] += line.quantity
        open_quantity = known.quantity * more - known.received  # type: ignore[attr-defined]  # annotated
        if coming[known.pk] > open_quantity:
            raise MoreThanOrdered(field=f"lines.{number}.quantity", open=max(open_quantity, Decimal(0)))
    return order


def note_received(order: Order, lines: Sequence[ReceiptLine]) -> None:
    """Say how far the locked order is with ``lines``, which are not written yet."""
    coming: dict[uuid.UUID | None, Decimal] = defaultdict(Decimal)
    for line in lines:
        coming[line.order_line_id] += line.quantity
    known = OrderLine.objects.filter(order=order).with_received()
    is_all = all(line.received + coming[line.pk] >= line.quantity for line in known)  # type: ignore[attr-defined]
    order.status = OrderStatus.RECEIVED if is_all else OrderStatus.PARTLY_RECEIVED
    order.save(update_fields=["status"])
