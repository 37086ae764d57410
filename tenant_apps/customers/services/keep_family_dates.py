"""Write down the days that a customer's family celebrates."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.normalise import one_line
from tenant_apps.customers.calendar_days import month_day
from tenant_apps.customers.models import Customer, FamilyDate
from tenant_apps.customers.profile import DateToKeep

MAX_DATES = 20


def keep_family_dates(customer: Customer, dates: Sequence[DateToKeep]) -> None:
    """Let the customer's days be these, in the caller's transaction.

    Raises:
        InvalidInput: there are too many, or one cannot be right.
    """
    problems: FieldProblems = {}
    if len(dates) > MAX_DATES:
        problems["family_dates"] = ("TOO_MANY", _("At most %s.") % MAX_DATES)
    calendar = current_tenant().calendar
    rows = [
        FamilyDate(
            customer=customer,
            kind=one.kind,
            name=one_line(one.name),
            on=one.on,
            month_day=month_day(one.on, calendar=calendar),
        )
        for one in dates
    ]
    for place, row in enumerate(rows):
        problems |= field_problems(row, under=f"family_dates.{place}")
    if problems:
        raise InvalidInput(problems)
    FamilyDate.objects.filter(customer=customer).delete()
    FamilyDate.objects.bulk_create(rows)
