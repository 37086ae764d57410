import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.report import Period
from tenant_apps.ledger.selectors.statements import Statement, account_statement, customer_statement
from tests.ledger import account, gold, money, post

PERIOD = Period(first=date(2026, 11, 5), last=date(2026, 12, 10))


def told(page: Statement) -> list[tuple[object, ...]]:
    return [(row.line.posted_on.day, row.line.commodity, row.line.amount, row.balance) for row in page.lines]


def test_the_general_ledger_runs_from_page_to_page(shop: Tenant) -> None:
    cash = account(Use.CASH)
    for on, amount in [
        ("10-30", 1),
        ("11-04", 2),
        ("11-05", 3),
        ("11-05", 4),
        ("12-01", 5),
        ("12-10", 6),
        ("12-11", 7),
    ]:
        day = date.fromisoformat(f"2026-{on}")
        post(money(PartCode.PAYMENT_CASH, amount), money(PartCode.MAKING, -amount), on=day)

    first = account_statement(account_id=cash.pk, period=PERIOD, size=3)
    second = account_statement(account_id=cash.pk, period=PERIOD, size=3, after=first.lines[-1].line.pk)
    middle = account_statement(account_id=cash.pk, period=PERIOD, size=1, after=first.lines[0].line.pk)

    assert (first.opening, first.has_more) == ({"IRR": 3}, True)
    assert told(first) == [(5, "IRR", 3, 6), (5, "IRR", 4, 10), (1, "IRR", 5, 15)]
    assert (second.opening, second.has_more) == ({"IRR": 15}, False)
    assert told(second) == [(10, "IRR", 6, 21)]
    assert (middle.opening, told(middle)) == ({"IRR": 6}, [(5, "IRR", 4, 10)])


def test_a_page_is_a_constant_number_of_statements(shop: Tenant) -> None:
    for _ in range(5):
        post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1))
    cash = account(Use.CASH).pk

    first = account_statement(account_id=cash, period=PERIOD, size=2)
    with CaptureQueriesContext(connection) as queries:
        account_statement(account_id=cash, period=PERIOD, size=2, after=first.lines[-1].line.pk)

    assert len(queries) == 4


def test_a_customers_statement_is_in_money_and_metal(shop: Tenant) -> None:
    customer_id, second = uuid.uuid4(), Branch.objects.create(code="SEC", name="Second")
    post(
        money(PartCode.PAYMENT_ON_ACCOUNT, 50, customer_id=customer_id),
        money(PartCode.MAKING, -50),
        on=date(2026, 11, 1),
    )
    post(money(PartCode.CASH, 20), money(PartCode.CUSTOMER_RECEIVABLE, -20, customer_id=customer_id), branch=second)
    post(money(PartCode.PAYMENT_ON_ACCOUNT, 9, customer_id=uuid.uuid4()), money(PartCode.MAKING, -9))
    post(gold(PartCode.METAL_STOCK, 2), gold(PartCode.METAL_TRADING, -2))

    page = customer_statement(customer_id=customer_id, period=PERIOD, size=10)
    of_second = Period(first=PERIOD.first, last=PERIOD.last, branch_id=second.pk)
    there = customer_statement(customer_id=customer_id, period=of_second, size=10)

    assert (page.opening, told(page)) == ({"IRR": 50}, [(20, "IRR", -20, 30)])
    assert (there.opening, told(there)) == ({}, [(20, "IRR", -20, -20)])


def test_a_line_of_another_account_is_not_found(shop: Tenant) -> None:
    post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1))
    page = account_statement(account_id=account(Use.CASH).pk, period=PERIOD, size=1)

    with pytest.raises(NotFound):
        account_statement(account_id=account(Use.BANK).pk, period=PERIOD, size=1, after=page.lines[0].line.pk)
