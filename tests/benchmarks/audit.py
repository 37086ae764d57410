"""The audit: checking a chain beside reading its rows, and writing with its triggers beside writing without."""

from collections.abc import Callable
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone

from project.database.snapshots import snapshot
from shared_apps.tenants.context import in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.selectors.checked_chain import ROWS_AT_ONCE, checked_chain
from tenant_apps.audit.services.seal_entries import seal_entries
from tests.benchmarks.report import Row, Sizes

ENTRIES = 100_000
SEALS = 20
"""Batches that the entries are written and sealed in."""
ADD = """
INSERT INTO customers_customer (id, name, phone, email, note, search_text, search_grams, created_at)
SELECT uuidv7(), 'Customer ' || number, '+98912' || number, 'c' || number || '@example.com', repeat('Bought. ', 20),
       'customer ' || number, '{}', now()
FROM generate_series(1, %s) AS number
"""


def measure(_sizes: Sizes) -> list[Row]:
    shop = Tenant.objects.shops().order_by("pk").first()
    if shop is None:
        raise LookupError("There is no shop.")
    bare = _seconds(lambda: _add(shop, ENTRIES, audited=False))
    audited = sealing = 0.0
    for _ in range(SEALS):
        audited += _seconds(lambda: _add(shop, ENTRIES // SEALS, audited=True))
        sealing += _seconds(lambda: _seal(shop))
    with in_tenant(shop):
        reading = _seconds(_read)
        started = perf_counter()
        report = checked_chain()
        checking = perf_counter() - started
    if report.faults or report.entries < ENTRIES:
        raise AssertionError(f"The chain is not what was written: {report}")
    return [
        Row(
            what=f"checking the audit of {report.entries:,} entries",
            measured=f"{checking:.2f} s, {report.entries / checking:,.0f} rows/s",
            peer=f"{reading:.2f} s, reading the same rows",
            ratio=checking / reading,
            reach="≤ 10 s for 100,000",
            reached=checking / report.entries * ENTRIES <= 10,
        ),
        Row(
            what=f"sealing the audit of {ENTRIES:,} entries",
            measured=f"{sealing:.2f} s in {SEALS} seals, {ENTRIES / sealing:,.0f} rows/s",
        ),
        Row(
            what=f"writing {ENTRIES:,} rows with the audit's triggers",
            measured=f"{audited:.2f} s, {(audited - bare) / ENTRIES * 1e6:.0f} µs a row for the audit",
            peer=f"{bare:.2f} s, without them",
            ratio=audited / bare,
        ),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _add(shop: Tenant, rows: int, *, audited: bool) -> None:
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        if not audited:
            cursor.execute("ALTER TABLE customers_customer DISABLE TRIGGER USER")
        cursor.execute(ADD, [rows])
        if not audited:
            transaction.set_rollback(True)  # with it the triggers wake up


def _seal(shop: Tenant) -> None:
    with in_tenant(shop):
        seal_entries(now=timezone.now())


def _read() -> None:
    with snapshot(), transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute("SELECT * FROM audit_entry ORDER BY txid, id")
        while cursor.fetchmany(ROWS_AT_ONCE):
            pass
