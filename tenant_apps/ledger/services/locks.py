"""Locks of the books. Whoever posts holds the journal in the weak mode that its INSERT takes anyway."""

from django.db import connection

from tenant_apps.ledger.models import PeriodLock


def lock_journal() -> None:
    """Wait for every posting that is under way, and keep others waiting until this transaction ends.

    What is summed and closed then is complete. Only closing and reopening need it.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_journalentry IN SHARE ROW EXCLUSIVE MODE")


def period_lock() -> PeriodLock | None:
    """Return the lock, under ``lock_journal``."""
    return PeriodLock.objects.first()
