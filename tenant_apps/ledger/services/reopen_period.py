"""Open days of the books again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.ledger.errors import YearClosed
from tenant_apps.ledger.models import PeriodLock, YearClose
from tenant_apps.ledger.services.close_period import move_lock
from tenant_apps.ledger.services.locks import lock_journal, period_lock


@transaction.atomic
def reopen_period(*, actor: User, through: date | None, now: datetime) -> PeriodLock:
    """Keep the books closed only through ``through`` (None opens all of them).

    Raises:
        InvalidInput: the books are not closed beyond that day.
        YearClosed: a closed year would be opened; its close is undone first (facts: last_on).
    """
    lock_journal()
    lock = period_lock()
    if lock is None or lock.closed_through is None or (through is not None and through >= lock.closed_through):
        raise InvalidInput({"through": ("NOT_CLOSED", _("The books are not closed beyond this day."))})
    year = YearClose.objects.filter(reopened_at=None).first()
    if year and (through is None or through < year.last_on):
        raise YearClosed(last_on=year.last_on)
    return move_lock(actor=actor, closed_through=through, now=now)
