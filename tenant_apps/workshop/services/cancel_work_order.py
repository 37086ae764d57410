"""Call a job off: what went into the workshop goes back to its shelf."""

import uuid
from datetime import datetime

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import StockPlace
from tenant_apps.workshop.choices import WorkSide, WorkStatus
from tenant_apps.workshop.models import WorkOrder
from tenant_apps.workshop.services.carry_goods import carry_goods
from tenant_apps.workshop.services.locks import lock_open_order


@transaction.atomic
def cancel_work_order(*, actor: User, idempotency_key: uuid.UUID, order_id: uuid.UUID, now: datetime) -> WorkOrder:
    """Bring everything back unchanged and return the job.

    Raises:
        NotFound: no such job where the actor works.
        WorkNotOpen: it is done or called off.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        order = lock_open_order(order_id, actor=actor)
        lines = order.lines.filter(side=WorkSide.USED).select_related("item")
        carry_goods(
            order,
            {line.item: line.quantity for line in lines if line.item is not None},
            event=PostingEvent.WORKSHOP_DONE,
            from_place=StockPlace.WORKSHOP,
            to_place=StockPlace.SHELF,
            actor=actor,
            now=now,
        )
        order.status, order.ended_at, order.ended_by = WorkStatus.CANCELLED, now, actor.pk
        order.save(update_fields=["status", "ended_at", "ended_by"])
        return order.pk

    once(key=idempotency_key, use_case="cancel_work_order", content={"order_id": order_id}, write=write)
    return WorkOrder.objects.get(pk=order_id)
