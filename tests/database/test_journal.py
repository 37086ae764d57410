"""What the database itself refuses in the books, whoever asks: every statement here is plain SQL."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalEntry, JournalLine, MonthlyBalance, PeriodLock
from tests.ledger import DAY, account, kept_balances, money, post

ENTRY = """
INSERT INTO ledger_journalentry (id, event, source_id, branch_id, posted_on, note, line_count)
VALUES (%s, 'MANUAL', gen_random_uuid(), %s, %s, '', %s)
"""
LINE = """
INSERT INTO ledger_journalline
    (id, entry_id, position, account_id, branch_id, posted_on, commodity, amount, part, fineness)
VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, %s, 'MANUAL', %s)
"""


def run(statement: str, *values: uuid.UUID | date | Decimal | int | str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def write_entry(*, lines: int = 2, on: date = DAY) -> uuid.UUID:
    entry_id = uuid.uuid4()
    run(ENTRY, entry_id, Branch.objects.get(is_default=True).pk, on, lines)
    return entry_id


def write_line(
    entry_id: uuid.UUID,
    position: int,
    amount: Decimal | int | str,
    *,
    commodity: str = "IRR",
    on: date = DAY,
    fineness: int | None = None,
) -> None:
    branch_id = Branch.objects.get(is_default=True).pk
    values = (position, account(Use.CASH).pk, branch_id, on, commodity, Decimal(amount), fineness)
    run(LINE, entry_id, *values)


@transaction.atomic
def write(*amounts: int, counted: int | None = None) -> None:
    entry_id = write_entry(lines=len(amounts) if counted is None else counted)
    for position, amount in enumerate(amounts, start=1):
        write_line(entry_id, position, amount)
    connection.check_constraints()


def test_lines_that_balance_at_the_end_of_the_transaction_are_taken(shop: Tenant) -> None:
    write(5, -3, -2)

    assert JournalLine.objects.count() == 3


def test_an_unbalanced_entry_is_refused(shop: Tenant) -> None:
    with pytest.raises(IntegrityError, match="does not balance"):
        write(5, -4)

    assert not JournalEntry.objects.exists()


@transaction.atomic
def write_gold_against_money() -> None:
    entry_id = write_entry()
    write_line(entry_id, 1, 5)
    write_line(entry_id, 2, -5, commodity="XAU")
    connection.check_constraints()


def test_gold_does_not_balance_money(shop: Tenant) -> None:
    with pytest.raises(IntegrityError, match="does not balance"):
        write_gold_against_money()

    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize("lines", [0, 1])
def test_an_entry_of_fewer_than_two_lines_is_refused(shop: Tenant, lines: int) -> None:
    with pytest.raises(IntegrityError, match="journal_entry_has_two_lines"):
        write(*[1] * lines)

    assert not JournalEntry.objects.exists()


def test_an_entry_with_fewer_lines_than_it_counts_is_refused(shop: Tenant) -> None:
    with pytest.raises(IntegrityError, match="lacks lines"):
        write(5, -5, counted=3)

    assert not JournalEntry.objects.exists()


def test_no_line_comes_to_an_entry_later(shop: Tenant) -> None:
    entry_id = post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5))

    for position in (0, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            write_line(entry_id, position, 1)
    with pytest.raises(IntegrityError, match="journal_line_position_is_unique"), transaction.atomic():
        write_line(entry_id, 2, 1)

    assert JournalLine.objects.count() == 2


def test_a_line_of_another_day_than_its_entry_is_refused(shop: Tenant) -> None:
    with pytest.raises(IntegrityError, match="does not fit"), transaction.atomic():
        write_line(write_entry(), 1, 5, on=date(2026, 11, 21))


def test_a_line_without_an_entry_is_refused(shop: Tenant) -> None:
    with pytest.raises(IntegrityError, match="does not fit"), transaction.atomic():
        write_line(uuid.uuid4(), 1, 5)


@pytest.mark.parametrize(
    ("commodity", "amount", "fineness"), [("XXX", "5", None), ("IRR", "0.00001", None), ("IRR", "5", 750)]
)
def test_a_line_that_its_commodity_cannot_have_is_refused(
    shop: Tenant, commodity: str, amount: str, fineness: int | None
) -> None:
    with pytest.raises(IntegrityError, match="does not fit"), transaction.atomic():
        write_line(write_entry(), 1, amount, commodity=commodity, fineness=fineness)


def test_a_closed_day_takes_no_entry_and_the_next_one_does(shop: Tenant) -> None:
    PeriodLock.objects.create(closed_through=DAY, changed_at=timezone.now(), changed_by=uuid.uuid4())

    with pytest.raises(IntegrityError, match="the books are closed for 2026-11-20"):
        write(5, -5)
    post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5), on=date(2026, 11, 21))

    assert JournalEntry.objects.get().posted_on == date(2026, 11, 21)


@pytest.mark.parametrize("table", ["ledger_journalentry", "ledger_journalline", "ledger_monthlybalance"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_is_posted_neither_changes_nor_goes(shop: Tenant, table: str, change: str) -> None:
    post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5))
    before = kept_balances()

    with pytest.raises(IntegrityError, match="is refused"), transaction.atomic():
        run(change.format(table))

    assert (JournalEntry.objects.count(), JournalLine.objects.count()) == (1, 2)
    assert kept_balances() == before


def test_nobody_writes_a_balance(shop: Tenant) -> None:
    place = {"branch": Branch.objects.get(), "account": account(Use.CASH), "commodity": "IRR", "month": DAY}

    with pytest.raises(IntegrityError, match="kept by the journal"), transaction.atomic():
        MonthlyBalance.objects.create(**place, debit=1, credit=0)

    assert not MonthlyBalance.objects.exists()
