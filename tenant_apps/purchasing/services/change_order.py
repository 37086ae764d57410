"""Rewrite a draft of an order."""

import uuid

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from shared_apps.identity.models import User
from tenant_apps.purchasing.asked import OrderAsked
from tenant_apps.purchasing.choices import OrderStatus
from tenant_apps.purchasing.models import Order
from tenant_apps.purchasing.services.draft_order import put_lines
from tenant_apps.purchasing.services.order_progress import lock_order
from tenant_apps.purchasing.services.ordered_lines import ordered_lines
from tenant_apps.purchasing.services.place import known_supplier, require_lines


@transaction.atomic
def change_order(*, actor: User, order_id: uuid.UUID, asked: OrderAsked) -> Order:
    """Write ``asked`` over a draft; its branch, whose number it has, stays.

    Raises:
        NotFound: no such order, supplier or item, or the actor does not work in its branch.
        OrderNotOpen: it is a draft no longer.
        InvalidInput: a field cannot be right.
    """
    require_lines(len(asked.lines))
    order = lock_order(order_id, actor=actor, statuses=[OrderStatus.DRAFT])
    order.supplier = known_supplier(asked.supplier_id)
    order.expected_on, order.note = asked.expected_on, asked.note.strip()
    if problems := field_problems(order):
        raise InvalidInput(problems)
    lines = ordered_lines(asked.lines)
    order.save(update_fields=["supplier", "expected_on", "note"])
    order.lines.all().delete()
    put_lines(order, lines)
    return order
