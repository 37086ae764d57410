"""Find the plans whose customers should hear that something is due."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from shared_apps.events.record import record_event
from shared_apps.tenants.business_day import business_day
from tenant_apps.instalments.events import InstalmentsDue
from tenant_apps.instalments.models import Instalment, Plan

DAYS_BEFORE = 3
DAYS_BETWEEN = 7
BATCH = 1000


@transaction.atomic
def remind_dues(*, now: datetime) -> int:
    """Announce the plans that are overdue or have an instalment in the next three days; return how many.

    A plan is announced once in a week; those beyond a thousand wait for the next time.
    """
    today = business_day(now)
    falls_due = Instalment.objects.filter(
        plan=OuterRef("pk"), due_on__gte=today, due_on__lte=today + timedelta(days=DAYS_BEFORE)
    )
    plans = list(
        Plan.objects.open()
        .with_dues(today)
        .filter(Q(reminded_on=None) | Q(reminded_on__lte=today - timedelta(days=DAYS_BETWEEN)))
        .filter(Q(overdue__gt=0) | Exists(falls_due) & Q(settled__lt=F("total")))
        .order_by("pk")[:BATCH]
    )
    Plan.objects.filter(pk__in=[plan.pk for plan in plans]).update(reminded_on=today)
    for plan in plans:
        record_event(InstalmentsDue(plan_id=plan.pk))
    return len(plans)
