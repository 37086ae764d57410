"""Lock a job, so that one of two who end it wins."""

import uuid

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.workshop.choices import WorkStatus
from tenant_apps.workshop.errors import WorkNotOpen
from tenant_apps.workshop.models import WorkOrder


def lock_open_order(order_id: uuid.UUID, *, actor: User) -> WorkOrder:
    """Lock a job of a branch that the actor works in.

    Raises:
        NotFound: there is none.
        WorkNotOpen: it is done or called off.
    """
    order = WorkOrder.objects.select_for_update(of=("self",)).select_related("branch").filter(pk=order_id).first()
    if order is None or not works_in(actor=actor, branch_id=order.branch_id):
        raise NotFound(field="order_id")
    if order.status != WorkStatus.OPEN:
        raise WorkNotOpen(status=order.status)
    return order
