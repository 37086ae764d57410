"""Approve an order: a manager up to the shop's limit, what is above the owner."""

import uuid
from datetime import datetime

from django.db import transaction

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from tenant_apps.purchasing.choices import OrderStatus
from tenant_apps.purchasing.errors import ApprovalLimitExceeded
from tenant_apps.purchasing.models import Order
from tenant_apps.purchasing.selectors.purchasing_settings import purchasing_settings
from tenant_apps.purchasing.services.order_progress import lock_order


@transaction.atomic
def approve_order(*, actor: User, order_id: uuid.UUID, now: datetime) -> Order:
    """Let the order go to its supplier, and its goods be received.

    Raises:
        NotFound: there is no such order, or the actor does not work in its branch.
        OrderNotOpen: it does not wait for approval.
        ApprovalLimitExceeded: it is worth more than the actor may approve (facts: value, limit).
    """
    order = lock_order(order_id, actor=actor, statuses=[OrderStatus.SUBMITTED])
    limit = None if actor.role == Role.OWNER else purchasing_settings().manager_limit
    if limit is not None and order.value > limit:
        raise ApprovalLimitExceeded(value=order.value, limit=limit)
    order.status = OrderStatus.APPROVED
    order.approved_by, order.approved_by_name, order.approved_at = actor.pk, actor.full_name, now
    order.save(update_fields=["status", "approved_by", "approved_by_name", "approved_at"])
    return order
