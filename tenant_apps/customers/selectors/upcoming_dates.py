"""What customers' families celebrate in the days to come."""

from datetime import date, timedelta

from django.db.models import Case, DateField, QuerySet, Value, When

from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.calendar_days import celebrated_on
from tenant_apps.customers.models import FamilyDate

MAX_DAYS = 62
MAX_DATES = 200


def upcoming_dates(*, today: date, days: int) -> QuerySet[FamilyDate]:
    """Return what is celebrated today and in the ``days`` (at most 62) after it, the next first; at most 200.

    Each has ``next_on``, the day on which it is celebrated.
    """
    calendar = current_tenant().calendar
    next_on: dict[int, date] = {}
    for ahead in range(min(days, MAX_DAYS) + 1):
        day = today + timedelta(days=ahead)
        for code in celebrated_on(day, calendar=calendar):
            next_on.setdefault(code, day)
    whens = [When(month_day=code, then=Value(day)) for code, day in next_on.items()]
    found = FamilyDate.objects.filter(month_day__in=next_on)
    return found.annotate(next_on=Case(*whens, output_field=DateField())).order_by("next_on", "pk")[:MAX_DATES]
