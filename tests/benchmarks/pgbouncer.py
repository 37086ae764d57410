"""Many clients on few connections: whether anybody ever sees a row of another shop."""

import json
import os
import subprocess
import sys
from time import perf_counter

from django.db import connection
from psycopg import sql

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tests.benchmarks.bouncer import SERVER_CONNECTIONS, bouncer, program
from tests.benchmarks.report import Row, Sizes
from tests.benchmarks.session_paths import wrong_reads

SHOPS = 50
CLIENTS = 200
PROCESSES = 4
CONTRAST = 2_000


def measure(sizes: Sizes) -> list[Row]:
    tenants = list(Tenant.objects.shops().order_by("pk")[:SHOPS])
    what = (
        f"{CLIENTS} clients, {len(tenants)} shops, PgBouncer with {SERVER_CONNECTIONS} connections,"
        f" {sizes.operations:,} operations"
    )
    if program() is None:
        return [Row(what=what, measured="PGBOUNCER IS NOT INSTALLED: nothing was measured", reached=False)]
    for tenant in tenants:
        _make_marks(tenant)
    connection.close()
    schemas = [tenant.schema_name for tenant in tenants]
    with bouncer() as port:
        (rows, foreign, errors), seconds = _run_clients(port, sizes.operations // CLIENTS, schemas)
        misplaced = sum(_misplaced(tenant) for tenant in tenants)
        reads, wrong, lost = wrong_reads(port=port, schemas=schemas, reads=CONTRAST)
    return [
        Row(
            what=what,
            measured=f"{foreign} of {rows:,} rows read and {misplaced} written were another shop's, {errors} errors"
            f" ({sizes.operations / seconds:,.0f} operations/s)",
            peer=f"SET search_path for the session, as plain django-tenants: {wrong:,} of {reads:,} reads another"
            f" shop's, {lost:,} found no shop",
            reach="0 rows of another shop, 0 errors",
            reached=foreign == misplaced == errors == 0 and rows > 0,
        )
    ]


def _make_marks(tenant: Tenant) -> None:
    """Give the shop a table whose rows say whose they are. The contrast reads it with the login role's own rights."""
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_mark (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, shop text NOT NULL)"
        )
        for _ in range(5):
            cursor.execute("INSERT INTO bench_mark (shop) VALUES (%s)", [tenant.schema_name])
        schema, login = sql.Identifier(tenant.schema_name), sql.Identifier(connection.settings_dict["USER"])
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, login))
        cursor.execute(sql.SQL("GRANT SELECT ON bench_mark TO {}").format(login))


def _misplaced(tenant: Tenant) -> int:
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_mark WHERE shop <> %s", [tenant.schema_name])
        count: int = cursor.fetchone()[0]
        return count


def _run_clients(port: int, operations: int, schemas: list[str]) -> tuple[list[int], float]:
    """Start the processes, let all begin at once; return what they counted, and the seconds from there."""
    each = CLIENTS // PROCESSES
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.clients", *map(str, (each, operations, number * each)), *schemas],
            env=os.environ | {"BENCH_PORT": str(port)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    started = perf_counter()
    # Each is told before any is waited for.
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    answers = [json.loads(process.communicate()[0]) for process in processes]
    return [sum(column) for column in zip(*answers, strict=True)], perf_counter() - started
