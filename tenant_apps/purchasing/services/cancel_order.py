"""Cancel an order, or what is still to come of one that was partly received."""

import uuid

from django.db import transaction

from shared_apps.identity.models import User
from tenant_apps.purchasing.choices import STILL_EXPECTED, OrderStatus
from tenant_apps.purchasing.models import Order
from tenant_apps.purchasing.services.order_progress import lock_order


@transaction.atomic
def cancel_order(*, actor: User, order_id: uuid.UUID) -> Order:
    """Expect nothing more of the order.

    Raises:
        NotFound: there is no such order, or the actor does not work in its branch.
        OrderNotOpen: it is received or cancelled already.
    """
    order = lock_order(order_id, actor=actor, statuses=STILL_EXPECTED)
    order.status = OrderStatus.CANCELLED
    order.save(update_fields=["status"])
    return order
