"""Take back what a job made; what is missing of the metal is named."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.workshop.job import Made, content_of
from tenant_apps.workshop.models import WorkOrder
from tenant_apps.workshop.services.locks import lock_open_order
from tenant_apps.workshop.services.settle_work import settle_work


@transaction.atomic
def finish_work_order(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    order_id: uuid.UUID,
    made: Sequence[Made],
    excess_reason: str = "",
    now: datetime,
) -> WorkOrder:
    """Put what was made on the shelf and return the job. Metal that is missing is lost: as allowed, or with a reason.

    What the used goods cost beside their metal goes into those made, by their fine weight; a melt loses it.

    Locks in this order: the idempotency key, the job, the catalogue where items are made, stock levels, the ledger.

    Raises:
        NotFound: no such job, item or category where the actor works.
        WorkNotOpen: it is done or called off.
        InvalidInput: a number, a new item or the reason cannot be right, or a piece is in stock already.
        LossAboveAllowance: more metal is missing than may be, and there is no reason, or no right to accept it.
        MoreMetalThanUsed: more of a metal comes out than went in, and nothing was melted.
        LimitReached: the plan allows no more items.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        order = lock_open_order(order_id, actor=actor)
        settle_work(order, made, excess_reason=excess_reason, actor=actor, now=now)
        return order.pk

    content = {"order_id": order_id, "made": content_of(*made), "excess_reason": excess_reason}
    once(key=idempotency_key, use_case="finish_work_order", content=content, write=write)
    return WorkOrder.objects.get(pk=order_id)
