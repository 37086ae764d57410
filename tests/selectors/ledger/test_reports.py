"""The reports against plain sums over the lines."""

import uuid
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import InvalidInput
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import AccountGroup, AccountKind, PartCode, PostingEvent
from tenant_apps.ledger.models import JournalLine
from tenant_apps.ledger.report import Period, Report, ReportKind, ReportLine
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.ledger.services.post_entry import post_entry
from tests.ledger import DAY, gold, money, post

NOVEMBER = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))


def told(lines: list[ReportLine] | tuple[ReportLine, ...]) -> list[tuple[str, str, Decimal]]:
    return [(line.label, line.commodity, line.amount) for line in lines]


def sections(report: Report) -> dict[str, list[tuple[str, str, Decimal]]]:
    return {part.label: told(list(part.lines)) for part in report.sections}


def trade() -> None:
    """LG-1 on credit of 10 of its making charge, with something before and after November."""
    post(money(PartCode.BANK, 1_000), money(PartCode.OPENING_EQUITY, -1_000), on=date(2026, 10, 31))
    post(gold(PartCode.METAL_STOCK, 20), gold(PartCode.OPENING_EQUITY, -20), on=date(2026, 10, 31))
    post(
        money(PartCode.PAYMENT_CASH, 603),
        money(PartCode.PAYMENT_ON_ACCOUNT, 10, customer_id=uuid.uuid4()),
        money(PartCode.METAL_VALUE, -500),
        money(PartCode.MAKING, -90),
        money(PartCode.TAX, -13),
        money(PartCode.ROUNDING, -10),
        gold(PartCode.METAL_TRADING, "7.5"),
        gold(PartCode.METAL_STOCK, "-7.5"),
    )
    post(money(PartCode.POINTS_EXPENSE, 4), money(PartCode.CASH, -4), on=date(2026, 11, 30))
    post(money(PartCode.PAYMENT_CASH, 77), money(PartCode.MAKING, -77), on=date(2026, 12, 1))


def test_the_trial_balance_shows_how_each_balance_came_about(shop: Tenant) -> None:
    trade()

    report = ledger_report(kind=ReportKind.TRIAL_BALANCE, period=NOVEMBER)

    rows = {(line.label, line.commodity): line for line in report.sections[0].lines}
    cash, bank, stock = (rows[key] for key in (("Cash in hand", "IRR"), ("Bank", "IRR"), ("Metal in stock", "XAU")))
    assert (cash.opening, cash.debit, cash.credit, cash.amount) == (0, 603, 4, 599)
    assert (bank.opening, bank.debit, bank.credit, bank.amount) == (1_000, 0, 0, 1_000)
    assert (stock.opening, stock.debit, stock.credit, stock.amount) == (20, 0, Decimal("7.5"), Decimal("12.5"))
    assert told(list(report.totals)) == [("Total", "IRR", 0), ("Total", "XAU", 0)]
    assert [(line.debit, line.credit) for line in report.totals] == [(617, 617), (Decimal("7.5"), Decimal("7.5"))]


def test_the_income_statement_is_of_the_period_alone(shop: Tenant) -> None:
    trade()

    report = ledger_report(kind=ReportKind.INCOME_STATEMENT, period=NOVEMBER)

    assert sections(report) == {
        "Income": [("Making charges", "IRR", 90), ("Rounding", "IRR", 10)],
        "Expenses": [("Loyalty points given", "IRR", 4)],
    }
    assert told(list(report.totals)) == [("Result", "IRR", 96)]


def test_the_balance_sheet_balances_in_money_and_in_gold(shop: Tenant) -> None:
    trade()

    report = ledger_report(kind=ReportKind.BALANCE_SHEET, period=NOVEMBER)

    assert sections(report) == {
        "Assets": [
            ("Cash in hand", "IRR", 599),
            ("Bank", "IRR", 1_000),
            ("Customers", "IRR", 10),
            ("Metal in stock", "XAU", Decimal("12.5")),
            ("Metal trading", "IRR", -500),
            ("Metal trading", "XAU", Decimal("7.5")),
        ],
        "Liabilities": [("Tax on sales", "IRR", 13)],
        "Equity": [
            ("Opening balances", "IRR", 1_000),
            ("Opening balances", "XAU", 20),
            ("Result not yet closed", "IRR", 96),
        ],
    }
    assets = told(list(report.sections[0].totals))
    assert (
        [row[1:] for row in assets] == [row[1:] for row in told(list(report.totals))] == [("IRR", 1_109), ("XAU", 20)]
    )


def test_the_cash_flow_explains_what_cash_and_bank_moved(shop: Tenant) -> None:
    trade()

    report = ledger_report(kind=ReportKind.CASH_FLOW, period=NOVEMBER)

    assert sections(report) == {
        "Operations": [
            ("Customers", "IRR", -10),
            ("Metal trading", "IRR", 500),
            ("Tax on sales", "IRR", 13),
            ("Making charges", "IRR", 90),
            ("Rounding", "IRR", 10),
            ("Loyalty points given", "IRR", -4),
        ]
    }
    assert told(list(report.totals)) == [
        ("Change of cash", "IRR", 599),
        ("Cash at the start", "IRR", 1_000),
        ("Cash at the end", "IRR", 1_599),
    ]


def test_the_metal_statement_says_where_the_gold_is_and_came_from(shop: Tenant) -> None:
    trade()

    report = ledger_report(kind=ReportKind.METAL_STATEMENT, period=NOVEMBER)

    assert sections(report) == {
        "Where the metal is": [
            ("Metal in stock", "XAU", Decimal("12.5")),
            ("Metal trading", "XAU", Decimal("7.5")),
        ],
        "Where it came from and went": [("Opening balances", "XAU", -20)],
    }


def test_a_branch_has_reports_of_its_own(shop: Tenant) -> None:
    second = Branch.objects.create(code="SEC", name="Second")
    post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5))
    post(money(PartCode.PAYMENT_CASH, 7), money(PartCode.MAKING, -7), branch=second)

    period = Period(first=NOVEMBER.first, last=NOVEMBER.last, branch_id=second.pk)
    report = ledger_report(kind=ReportKind.INCOME_STATEMENT, period=period)

    assert told(list(report.totals)) == [("Result", "IRR", 7)]


def test_a_period_that_ends_before_it_starts_is_refused(shop: Tenant) -> None:
    with pytest.raises(InvalidInput):
        ledger_report(kind=ReportKind.TRIAL_BALANCE, period=Period(first=DAY, last=DAY - timedelta(days=1)))


@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_takes_two_statements(shop: Tenant, kind: ReportKind) -> None:
    trade()

    with CaptureQueriesContext(connection) as queries:
        ledger_report(kind=kind, period=NOVEMBER)

    assert len(queries) == 2


CODES = st.sampled_from([code for code in PartCode if code not in (PartCode.MANUAL, PartCode.YEAR_CLOSE)])
PARTS = st.tuples(CODES, CODES, st.sampled_from(["IRR", "XAU"]), st.integers(-1_000, 1_000).filter(bool))
DAYS = st.dates(date(2025, 12, 20), date(2026, 3, 10))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(st.tuples(PARTS, DAYS), max_size=12), ends=st.tuples(DAYS, DAYS))
def test_every_report_agrees_with_plain_sums(
    shop: Tenant, entries: list[tuple[tuple[PartCode, PartCode, str, int], date]], ends: tuple[date, date]
) -> None:
    period = Period(first=min(ends), last=max(ends))
    branch_id = Branch.objects.get(is_default=True).pk
    with transaction.atomic():
        for (debited, credited, commodity, amount), on in entries:
            post_entry(
                event=PostingEvent.SALE,
                source_id=uuid.uuid4(),
                branch_id=branch_id,
                posted_on=on,
                actor_id=None,
                parts=[
                    money(debited, amount) if commodity == "IRR" else gold(debited, amount),
                    money(credited, -amount) if commodity == "IRR" else gold(credited, -amount),
                ],
            )
        reports = {kind: ledger_report(kind=kind, period=period) for kind in ReportKind}
        lines = list(JournalLine.objects.select_related("account"))
        transaction.set_rollback(True)

    closing: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    result: dict[str, Decimal] = defaultdict(Decimal)
    cash = Decimal(0)
    for line in lines:
        if line.posted_on <= period.last:
            closing[line.account.code, line.commodity] += line.amount
        if period.first <= line.posted_on <= period.last:
            if line.account.kind in (AccountKind.INCOME, AccountKind.EXPENSE):
                result[line.commodity] -= line.amount
            if line.account.group == AccountGroup.CASH and line.commodity == "IRR":
                cash += line.amount
    trial = reports[ReportKind.TRIAL_BALANCE].sections[0].lines
    assert {(row.code, row.commodity): row.amount for row in trial if row.amount} == _not_zero(closing)
    income = reports[ReportKind.INCOME_STATEMENT].totals
    assert _not_zero({row.commodity: row.amount for row in income}) == _not_zero(result)
    flow = {row.label: row.amount for row in reports[ReportKind.CASH_FLOW].totals}
    assert flow.get("Change of cash", 0) == cash
    sheet = reports[ReportKind.BALANCE_SHEET]
    assets = [row for part in sheet.sections if part.label == "Assets" for row in part.totals]
    assert _not_zero({row.commodity: row.amount for row in assets}) == _not_zero(
        {row.commodity: row.amount for row in sheet.totals}
    )


def _not_zero[Key](amounts: dict[Key, Decimal]) -> dict[Key, Decimal]:
    return {key: amount for key, amount in amounts.items() if amount}
