"""Undo the close of the last closed fiscal year."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.errors import YearClosed
from tenant_apps.ledger.models import YearClose
from tenant_apps.ledger.services.close_period import move_lock
from tenant_apps.ledger.services.close_year import source_of
from tenant_apps.ledger.services.locks import lock_journal
from tenant_apps.ledger.services.reverse_entry import reverse_entry


@transaction.atomic
def reopen_year(*, actor: User, year_id: uuid.UUID, now: datetime) -> YearClose:
    """Reverse the entries of the close on the day they were posted, and open the books from the year before on.

    Raises:
        NotFound: there is no such close, or it was undone before.
        YearClosed: a later year is closed; that one goes first (facts: last_on).
    """
    lock_journal()
    closed = list(YearClose.objects.filter(reopened_at=None)[:2])
    year = YearClose.objects.filter(pk=year_id, reopened_at=None).first()
    if year is None:
        raise NotFound(field="year_id")
    if year != closed[0]:
        raise YearClosed(last_on=closed[0].last_on)
    move_lock(actor=actor, closed_through=closed[1].last_on if len(closed) > 1 else None, now=now)
    for branch_id in Branch.objects.order_by("pk").values_list("pk", flat=True):
        reverse_entry(
            event=PostingEvent.YEAR_CLOSE,
            source_id=source_of(year, branch_id),
            posted_on=year.last_on,
            actor_id=actor.pk,
        )
    year.reopened_at, year.reopened_by = now, actor.pk
    year.save(update_fields=["reopened_at", "reopened_by"])
    return year
