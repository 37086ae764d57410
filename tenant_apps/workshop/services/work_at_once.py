"""Do a whole job in one step: melt, split, join or make, and have it on the shelf again."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.workshop.job import Job, Made, content_of
from tenant_apps.workshop.models import WorkOrder
from tenant_apps.workshop.services.open_work_order import branch_to_work_in, enter_order
from tenant_apps.workshop.services.settle_work import settle_work


@transaction.atomic
def work_at_once(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    branch_id: uuid.UUID,
    job: Job,
    made: Sequence[Made],
    excess_reason: str = "",
    now: datetime,
) -> WorkOrder:
    """Open a job and finish it, whole or not at all; return it.

    Raises:
        What ``open_work_order`` and ``finish_work_order`` do.
    """

    def write() -> uuid.UUID:
        order = enter_order(branch_to_work_in(branch_id, actor=actor), job, actor=actor, now=now)
        settle_work(order, made, excess_reason=excess_reason, actor=actor, now=now)
        return order.pk

    content = {
        "branch_id": branch_id,
        "job": content_of(job),
        "made": content_of(*made),
        "excess_reason": excess_reason,
    }
    order_id, _is_new = once(key=idempotency_key, use_case="work_at_once", content=content, write=write)
    return WorkOrder.objects.get(pk=order_id)
