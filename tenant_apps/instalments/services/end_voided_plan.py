"""End the plan of a sale that was made void."""

import uuid
from datetime import datetime

from django.db import transaction

from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.models import Plan


@transaction.atomic
def end_voided_plan(*, sale_id: uuid.UUID, now: datetime) -> None:
    """Cancel what is still open of the plan of a void sale; safe to repeat.

    The books were put back with the sale. What the customer had paid already stands on their account.
    """
    open_plan = Plan.objects.select_for_update().open().filter(sale_id=sale_id).first()
    if open_plan is not None:
        open_plan.status, open_plan.ended_at = PlanStatus.CANCELLED, now
        open_plan.save(update_fields=["status", "ended_at"])
