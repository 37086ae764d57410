import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.errors import PeriodClosed, YearClosed
from tenant_apps.ledger.models import JournalEntry, PeriodLock, YearClose
from tenant_apps.ledger.report import Period, ReportKind
from tenant_apps.ledger.selectors.chart import chart_of_accounts
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.ledger.services.close_period import close_period
from tenant_apps.ledger.services.close_year import close_year
from tenant_apps.ledger.services.reopen_period import reopen_period
from tenant_apps.ledger.services.reopen_year import reopen_year
from tests.ledger import account as account_of
from tests.ledger import gold, kept_balances, money, post, summed_balances

LAST_DAY = date(2026, 3, 20)
"""Of the Jalali year 1404."""
NOW = datetime(2026, 4, 10, 8, tzinfo=UTC)


def trade(branch: Branch | None = None) -> None:
    post(money(PartCode.PAYMENT_CASH, 100), money(PartCode.MAKING, -100), branch=branch, on=date(2026, 1, 5))
    post(money(PartCode.POINTS_EXPENSE, 30), money(PartCode.CASH, -30), branch=branch, on=LAST_DAY)
    post(gold(PartCode.METAL_LOSS, 2), gold(PartCode.SCRAP_STOCK, -2), branch=branch, on=LAST_DAY)


def close(owner: User, last_on: date = LAST_DAY, key: uuid.UUID | None = None) -> YearClose:
    return close_year(actor=owner, idempotency_key=key or uuid.uuid4(), last_on=last_on, now=NOW)


def balance(use: Use, *, on: date = LAST_DAY) -> dict[str, object]:
    return dict(next(held for account, held in chart_of_accounts(on=on) if account == account_of(use)))


def income() -> list[tuple[str, object]]:
    period = Period(first=date(2025, 3, 21), last=LAST_DAY)
    report = ledger_report(kind=ReportKind.INCOME_STATEMENT, period=period)
    return [(line.commodity, line.amount) for line in report.totals]


def test_the_years_result_goes_to_retained_earnings_in_money_and_metal(shop: Tenant, owner: User) -> None:
    second = Branch.objects.create(code="SEC", name="Second")
    trade()
    trade(second)
    before = income()

    close(owner)

    assert balance(Use.RETAINED) == {"IRR": -140, "XAU": 4}
    assert (balance(Use.MAKING), balance(Use.LOYALTY), balance(Use.METAL_LOSS)) == ({}, {}, {})
    assert income() == before == [("IRR", 140), ("XAU", -4)]
    assert PeriodLock.objects.get().closed_through == LAST_DAY
    assert kept_balances() == summed_balances()
    connection.check_constraints()


def test_what_is_closed_once_stays_so(shop: Tenant, owner: User) -> None:
    trade()
    key = uuid.uuid4()

    assert close(owner, key=key) == close(owner, key=key)
    entries = JournalEntry.objects.count()
    with pytest.raises(YearClosed) as refusal, transaction.atomic():
        close(owner, last_on=LAST_DAY - timedelta(days=10))

    assert refusal.value.facts == {"last_on": LAST_DAY}
    assert JournalEntry.objects.count() == entries


def test_months_that_were_closed_before_are_no_obstacle(shop: Tenant, owner: User) -> None:
    trade()
    close_period(actor=owner, through=LAST_DAY, now=NOW)

    close(owner)

    assert balance(Use.RETAINED) == {"IRR": -70, "XAU": 2}


def test_a_year_under_later_closed_days_is_refused(shop: Tenant, owner: User) -> None:
    close_period(actor=owner, through=LAST_DAY + timedelta(days=1), now=NOW)

    with pytest.raises(PeriodClosed), transaction.atomic():
        close(owner)

    assert not YearClose.objects.exists()
    assert PeriodLock.objects.get().closed_through == LAST_DAY + timedelta(days=1)


def test_a_year_that_is_not_over_is_refused(shop: Tenant, owner: User) -> None:
    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        close(owner, last_on=NOW.date())

    assert refusal.value.fields["last_on"][0] == "NOT_OVER"
    assert not YearClose.objects.exists()


def test_a_reopened_year_is_corrected_and_closed_again(shop: Tenant, owner: User) -> None:
    trade()
    year = close(owner)

    reopen_year(actor=owner, year_id=year.pk, now=NOW)
    assert balance(Use.RETAINED) == {}
    assert PeriodLock.objects.get().closed_through is None
    post(money(PartCode.POINTS_EXPENSE, 10), money(PartCode.CASH, -10), on=LAST_DAY)
    close(owner)

    assert balance(Use.RETAINED) == {"IRR": -60, "XAU": 2}
    assert income() == [("IRR", 60), ("XAU", -2)]
    assert kept_balances() == summed_balances()


def test_only_the_last_closed_year_opens_again_and_the_one_before_stays_closed(shop: Tenant, owner: User) -> None:
    earlier = date(2025, 3, 20)
    first, second = close(owner, earlier), close(owner)

    with pytest.raises(YearClosed), transaction.atomic():
        reopen_year(actor=owner, year_id=first.pk, now=NOW)
    reopen_year(actor=owner, year_id=second.pk, now=NOW)
    with pytest.raises(NotFound), transaction.atomic():
        reopen_year(actor=owner, year_id=second.pk, now=NOW)

    assert PeriodLock.objects.get().closed_through == earlier


def test_days_of_a_closed_year_are_not_opened_under_it(shop: Tenant, owner: User) -> None:
    close(owner)

    with pytest.raises(YearClosed), transaction.atomic():
        reopen_period(actor=owner, through=date(2026, 1, 1), now=NOW)

    assert PeriodLock.objects.get().closed_through == LAST_DAY
