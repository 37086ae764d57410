"""Close the books through a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.ledger.errors import PeriodNotOpen
from tenant_apps.ledger.models import PeriodLock
from tenant_apps.ledger.services.locks import lock_journal, period_lock


@transaction.atomic
def close_period(*, actor: User, through: date, now: datetime) -> PeriodLock:
    """Let nothing more be posted on ``through`` and before; wait for what is being posted now.

    Raises:
        InvalidInput: the day is still to come, or is today: the shop would stop selling.
        PeriodNotOpen: the books are closed through that day or a later one (facts: closed_through).
    """
    if through >= business_day(now):
        raise InvalidInput({"through": ("NOT_OVER", _("Only days that are over can be closed."))})
    lock_journal()
    lock = period_lock()
    if lock and lock.closed_through and lock.closed_through >= through:
        raise PeriodNotOpen(closed_through=lock.closed_through)
    return move_lock(actor=actor, closed_through=through, now=now)


def move_lock(*, actor: User, closed_through: date | None, now: datetime) -> PeriodLock:
    """Write the day, under ``lock_journal``."""
    lock, _is_new = PeriodLock.objects.update_or_create(
        pk=1, defaults={"closed_through": closed_through, "changed_at": now, "changed_by": actor.pk}
    )
    return lock
