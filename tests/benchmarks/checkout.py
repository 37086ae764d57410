"""Checkouts at many tills of one shop, beside the same statements sent by the bare driver."""

import multiprocessing
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from statistics import quantiles
from time import perf_counter
from typing import Any

import psycopg
from django.db import connection, connections, transaction
from psycopg import sql

from project.database.roles import role_of
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.models import Sale
from tests.benchmarks.database import connect
from tests.benchmarks.report import Row, Sizes
from tests.plugins.tenants import _drop, open_shop
from tests.visits import LINES, PAYMENTS, Visit, expect_visits

TILLS = 8
EACH = 40
"""Checkouts of one till that are measured."""
WARM_UP = 5
NUMBER = re.compile(r"BAZ-\d{4}-\d{6}")
WITHOUT_SAVEPOINTS = ("SAVEPOINT", "RELEASE")
BEGIN = "SELECT set_config('search_path', %s, true), set_config('role', %s, true)"

type Statement = tuple[str, Any]
type Work = Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Of all tills together: checkouts a second, and the milliseconds that 95 of 100 took at most."""

    per_second: float
    p95: float

    def __str__(self) -> str:
        return f"{self.per_second:.0f}/s, p95 {self.p95:.0f} ms"


def measure(_sizes: Sizes) -> list[Row]:
    shop = open_shop(f"counter-{uuid.uuid4().hex[:8]}")
    try:
        return _rows(shop)
    finally:
        _drop(shop)


def _rows(shop: Tenant) -> list[Row]:
    per_till = EACH + WARM_UP
    visits = expect_visits(shop, 2 * TILLS * per_till, tills=TILLS)
    recorded = [_record(shop, visit, number) for number, visit in enumerate(visits[: TILLS * per_till])]
    bare = _at_the_tills([partial(_send, shop, recorded[till::TILLS]) for till in range(TILLS)])
    ours = _at_the_tills([partial(_pay, shop, visits[TILLS * per_till + till :: TILLS]) for till in range(TILLS)])
    with in_tenant(shop), transaction.atomic():
        if (made := Sale.objects.count()) != len(visits):
            raise AssertionError(f"{made} sales were made of {len(visits)}.")
    statements = sum(not text.startswith(WITHOUT_SAVEPOINTS) for text, _ in recorded[0])
    ratio = ours.per_second / bare.per_second
    return [
        Row(
            what=f"checkout of {LINES} lines with {PAYMENTS} payments, {TILLS} tills at once",
            measured=f"{ours}",
            peer=f"{bare}, the same statements by bare psycopg",
            ratio=ratio,
            reach="≥ 0.35 of its throughput",
            reached=ratio >= 0.35,
        ),
        Row(
            what=f"statements of a checkout of {LINES} lines with {PAYMENTS} payments",
            measured=f"{statements}, and {len(recorded[0]) - statements} for savepoints",
            reach="≤ 25",
            reached=statements <= 25,
        ),
    ]


def _record(shop: Tenant, visit: Visit, number: int) -> list[Statement]:
    """Check out, keep the statements and undo it: sent again, they make this sale, under a number of its own."""
    statements: list[Statement] = []
    with in_tenant(shop), transaction.atomic(), connection.execute_wrapper(partial(_note, statements)):
        visit.pay()
        transaction.set_rollback(True)
    return [(text, _numbered(values, number)) for text, values in statements]


def _note(
    statements: list[Statement],
    execute: Callable[..., Any],
    text: str,
    values: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    statements.append((text, values))
    return execute(text, values, many, context)


def _numbered(values: Any, number: int) -> Any:
    """Every recorded sale was the shop's next; sent one after the other they need numbers that differ."""
    return values and [
        f"BAZ-0000-{number:06}" if isinstance(value, str) and NUMBER.fullmatch(value) else value for value in values
    ]


def _pay(shop: Tenant, visits: Sequence[Visit]) -> list[Work]:
    def pay(visit: Visit) -> None:
        with in_tenant(shop):
            visit.pay()

    return [partial(pay, visit) for visit in visits]


def _send(shop: Tenant, recorded: Sequence[list[Statement]]) -> list[Work]:
    plain = connect()
    # As Django does it: the values go with the text.
    plain.cursor_factory = psycopg.ClientCursor
    path = sql.SQL("{}, public").format(sql.Identifier(shop.schema_name)).as_string(plain)
    rights = [path, role_of(shop.schema_name, plain.info.dbname)]

    def send(statements: list[Statement]) -> None:
        plain.execute(BEGIN, rights)
        for text, values in statements:
            cursor = plain.execute(text, values)
            if cursor.description:
                cursor.fetchall()
        plain.commit()

    return [partial(send, statements) for statements in recorded]


def _at_the_tills(tills: Sequence[Callable[[], list[Work]]]) -> Measured:
    """Let each till work in a process of its own, all at once, after a few checkouts that are not counted."""
    connections.close_all()  # each process makes connections of its own
    processes = multiprocessing.get_context("fork")
    gate = processes.Barrier(len(tills))
    pipes = []
    for till in tills:
        here, there = processes.Pipe(duplex=False)
        process = processes.Process(target=_work, args=(till, gate, there))
        process.start()
        there.close()
        pipes.append((process, here))
    told = [here.recv() for _, here in pipes]
    for process, _ in pipes:
        process.join()
    took = sorted(seconds for _, _, each in told for seconds in each)
    wall = max(end for _, end, _ in told) - min(start for start, _, _ in told)
    return Measured(per_second=len(took) / wall, p95=quantiles(took, n=20)[-1] * 1000)


def _work(till: Callable[[], list[Work]], gate: Any, there: Connection) -> None:
    works = till()
    for work in works[:WARM_UP]:
        work()
    gate.wait()
    start = perf_counter()
    took = []
    for work in works[WARM_UP:]:
        began = perf_counter()
        work()
        took.append(perf_counter() - began)
    there.send((start, perf_counter(), took))
