"""Close a fiscal year: income and expense go to retained earnings, in every currency and metal."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import AccountKind, PartCode, PostingEvent
from tenant_apps.ledger.errors import PeriodClosed, YearClosed
from tenant_apps.ledger.models import Account, YearClose
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.report import Period
from tenant_apps.ledger.selectors.turnovers import turnovers
from tenant_apps.ledger.services.accounts_for import accounts_for
from tenant_apps.ledger.services.close_period import move_lock
from tenant_apps.ledger.services.locks import lock_journal, period_lock
from tenant_apps.ledger.services.write_entry import Line, write_entry


@transaction.atomic
def close_year(*, actor: User, idempotency_key: uuid.UUID, last_on: date, now: datetime) -> YearClose:
    """Post an entry for each branch on the year's last day, and close the books through it.

    It takes all that income and expense hold at the end of that day, so that a year whose close was undone and
    corrected is closed with what is left. The statements of the year leave these entries out.

    Raises:
        InvalidInput: the day is not over.
        YearClosed: this year, or a later one, is closed (facts: last_on).
        PeriodClosed: the books are closed beyond the year's last day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        if last_on >= business_day(now):
            raise InvalidInput({"last_on": ("NOT_OVER", _("Only a year that is over can be closed."))})
        lock_journal()
        latest = YearClose.objects.filter(reopened_at=None).first()
        if latest and latest.last_on >= last_on:
            raise YearClosed(last_on=latest.last_on)
        lock = period_lock()
        if lock and lock.closed_through and lock.closed_through > last_on:
            raise PeriodClosed(posted_on=last_on)
        if lock and lock.closed_through == last_on:
            # Closed through this very day: the year's own entries come before the door shuts again.
            move_lock(actor=actor, closed_through=last_on - timedelta(days=1), now=now)
        year = YearClose.objects.create(pk=uuid7(), last_on=last_on, closed_at=now, closed_by=actor.pk)
        for branch_id in Branch.objects.order_by("pk").values_list("pk", flat=True):
            _close_branch(year, branch_id=branch_id, actor=actor)
        move_lock(actor=actor, closed_through=last_on, now=now)
        return year.pk

    year_id, _is_new = once(key=idempotency_key, use_case="close_year", content={"last_on": last_on}, write=write)
    return YearClose.objects.get(pk=year_id)


def source_of(year: YearClose, branch_id: uuid.UUID) -> uuid.UUID:
    """Return what the entry of a branch was posted for: a close posts once in each branch."""
    return uuid.uuid5(year.pk, branch_id.hex)


def _close_branch(year: YearClose, *, branch_id: uuid.UUID, actor: User) -> None:
    sums: dict[tuple[uuid.UUID, str], Decimal] = defaultdict(Decimal)
    for row in turnovers(period=_day(year, branch_id), account_ids=_results()):
        sums[row.account_id, row.commodity] += row.closing
    lines = list(_lines(sums))
    if lines:
        write_entry(
            event=PostingEvent.YEAR_CLOSE,
            source_id=source_of(year, branch_id),
            branch_id=branch_id,
            posted_on=year.last_on,
            actor_id=actor.pk,
            lines=lines,
        )


def _lines(sums: dict[tuple[uuid.UUID, str], Decimal]) -> Iterable[Line]:
    retained = accounts_for([PartCode.YEAR_CLOSE], event=PostingEvent.YEAR_CLOSE)[PartCode.YEAR_CLOSE]
    results: dict[str, Decimal] = defaultdict(Decimal)
    for (account_id, commodity), amount in sums.items():
        if amount:
            results[commodity] += amount
            yield _line(account_id, commodity, -amount)
    for commodity, amount in results.items():
        if amount:
            yield _line(retained, commodity, amount)


def _line(account_id: uuid.UUID, commodity: str, amount: Decimal) -> Line:
    return Line(part=Part(code=PartCode.YEAR_CLOSE, commodity=commodity, amount=amount), account_id=account_id)


def _day(year: YearClose, branch_id: uuid.UUID) -> Period:
    return Period(first=year.last_on, last=year.last_on, branch_id=branch_id)


def _results() -> list[uuid.UUID]:
    kinds = (AccountKind.INCOME, AccountKind.EXPENSE)
    return list(Account.objects.filter(kind__in=kinds).order_by().values_list("pk", flat=True))
