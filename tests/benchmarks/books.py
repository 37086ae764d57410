"""The reports of a shop with very many postings, beside the same statements sent by the bare driver."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from project.database.copying import copy_lines
from project.identifiers import uuid7
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models import Account, JournalEntry, JournalLine, MonthlyBalance, PostingRule
from tenant_apps.ledger.report import Period, ReportKind
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.ledger.selectors.statements import account_statement, customer_statement
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.report import Row, Sizes

FIRST_DAY = date(2024, 3, 20)
DAYS = 730
BATCH = 25_000
RUNS = 15
CUSTOMERS = [uuid.UUID(int=number) for number in range(1, 1_001)]
SALE = (
    (PartCode.PAYMENT_CASH, "IRR", Decimal(90)),
    (PartCode.PAYMENT_ON_ACCOUNT, "IRR", Decimal(10)),
    (PartCode.METAL_VALUE, "IRR", Decimal(-80)),
    (PartCode.MAKING, "IRR", Decimal(-12)),
    (PartCode.PROFIT, "IRR", Decimal(-6)),
    (PartCode.TAX, "IRR", Decimal(-2)),
    (PartCode.METAL_TRADING, "XAU", Decimal("7.5")),
    (PartCode.METAL_STOCK, "XAU", Decimal("-7.5")),
)
PERIOD = Period(first=date(2025, 1, 20), last=date(2025, 11, 15))
"""Both ends in the middle of a month, as months of another calendar are."""
ENTRY_COLUMNS = ["id", "event", "source_id", "branch_id", "posted_on", "note", "line_count"]
LINE_COLUMNS = [
    *("id", "entry_id", "position", "account_id", "branch_id", "posted_on"),
    *("commodity", "amount", "part", "customer_id"),
]


def measure(sizes: Sizes) -> list[Row]:
    shop = Tenant.objects.shops().earliest("pk")
    with in_tenant(shop), transaction.atomic():
        rules = dict(PostingRule.objects.values_list("part", "account_id"))
        branch_id = Branch.objects.get(is_default=True).pk
    entries = sizes.postings // len(SALE)
    for start in range(0, entries, BATCH):
        with in_tenant(shop), transaction.atomic():
            _write(range(start, min(start + BATCH, entries)), of=entries, rules=rules, branch_id=branch_id)
    _analyse(shop)
    cash = rules[PartCode.PAYMENT_CASH]
    reads: dict[str, Callable[[], object]] = {
        **{str(kind.label).lower(): partial(ledger_report, kind=kind, period=PERIOD) for kind in ReportKind},
        "page of an account": partial(account_statement, account_id=cash, period=PERIOD, size=50),
        "page of a customer": partial(customer_statement, customer_id=CUSTOMERS[7], period=PERIOD, size=50),
    }
    return [_row(name, read, shop=shop, postings=entries * len(SALE)) for name, read in reads.items()]


def _write(numbers: range, *, of: int, rules: dict[str, uuid.UUID], branch_id: uuid.UUID) -> None:
    sales = [(uuid7(), number, FIRST_DAY + timedelta(days=number * DAYS // of)) for number in numbers]
    entries = ((key, PostingEvent.SALE, uuid7(), branch_id, day, "", len(SALE)) for key, _, day in sales)
    copy_lines(JournalEntry, ENTRY_COLUMNS, entries)
    copy_lines(JournalLine, LINE_COLUMNS, _lines(sales, rules=rules, branch_id=branch_id))


def _lines(
    sales: list[tuple[uuid.UUID, int, date]], *, rules: dict[str, uuid.UUID], branch_id: uuid.UUID
) -> Iterator[tuple[Any, ...]]:
    for key, number, day in sales:
        customer_id = CUSTOMERS[number % len(CUSTOMERS)]
        for position, (part, commodity, amount) in enumerate(SALE, start=1):
            whose = customer_id if part == PartCode.PAYMENT_ON_ACCOUNT else None
            yield uuid7(), key, position, rules[part], branch_id, day, commodity, amount, part, whose


def _analyse(shop: Tenant) -> None:
    """What autovacuum does in a real shop by itself."""
    with connect_as_owner() as plain:
        for model in (Account, JournalEntry, JournalLine, MonthlyBalance):
            table = sql.Identifier(shop.schema_name, model._meta.db_table)
            plain.execute(sql.SQL("VACUUM ANALYZE {}").format(table))


def _row(name: str, read: Callable[[], object], *, shop: Tenant, postings: int) -> Row:
    statements: list[tuple[str, Any]] = []
    with in_tenant(shop), transaction.atomic(), connection.execute_wrapper(partial(_note, statements)):
        read()
    ours = _median(partial(_in_shop, shop, read))
    with connect_as_owner() as plain:
        plain.execute(sql.SQL("SET search_path TO {}, public").format(sql.Identifier(shop.schema_name)))
        bare = _median(lambda: [plain.execute(text, values).fetchall() for text, values in statements])
    return Row(
        what=f"{name}, {postings:,} postings (median of {RUNS})",
        measured=f"{ours:.0f} ms, {len(statements)} statements",
        peer=f"{bare:.0f} ms, the same statements by bare psycopg",
        ratio=ours / bare,
        reach="< 300 ms",
        reached=ours < 300,
    )


def _note(
    statements: list[tuple[str, Any]],
    execute: Callable[..., Any],
    text: str,
    values: Any,
    many: bool,
    context: dict[str, CursorWrapper],
) -> Any:
    statements.append((text, values))
    return execute(text, values, many, context)


def _in_shop(shop: Tenant, read: Callable[[], object]) -> None:
    with in_tenant(shop), transaction.atomic():
        read()


def _median(run: Callable[[], object]) -> float:
    took = []
    for _ in range(RUNS):
        started = perf_counter()
        run()
        took.append((perf_counter() - started) * 1000)
    return median(took)
