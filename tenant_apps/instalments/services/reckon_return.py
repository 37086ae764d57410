"""Lower what is open of a plan by goods of its sale that came back."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from shared_apps.tenants.business_day import business_day
from tenant_apps.instalments.choices import PlanEntryKind, PlanStatus
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.instalments.selectors.taken_off import taken_off
from tenant_apps.sales.models import Sale


@transaction.atomic
def reckon_return(*, sale_id: uuid.UUID, refund_id: uuid.UUID, now: datetime) -> None:
    """Enter what a refund took off the customer's account into the plan of its sale; safe to repeat.

    The books changed with the refund itself. What the customer had paid beyond it stands on their account.
    """
    plan = Plan.objects.select_for_update().filter(sale_id=sale_id).first()
    if plan is None or plan.entries.filter(source_id=refund_id).exists():
        return
    amount, money = taken_off(plan, refund=Sale.objects.get(pk=refund_id))
    if not amount:
        return
    settled = plan.entries.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    PlanEntry.objects.create(
        plan=plan,
        position=plan.entries.count() + 1,
        kind=PlanEntryKind.RETURN,
        amount=amount,
        money=money,
        source_id=refund_id,
        entered_at=now,
        business_day=business_day(now),
    )
    if plan.status == PlanStatus.OPEN and settled + amount >= plan.total:
        plan.status, plan.ended_at = PlanStatus.SETTLED, now
        plan.save(update_fields=["status", "ended_at"])
