"""``make bench``: measure everything in a database of its own, print one table, write .zargar/bench.json."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from time import perf_counter

import django
import psycopg
from django.db import DatabaseError


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="The defaults are chosen to fit into 15 minutes on 2 cores, by the rates of smaller runs.",
    )
    parser.add_argument("--shops", type=int, default=1_000, help="to open; most of the time goes there")
    parser.add_argument("--operations", type=int, default=100_000, help="through PgBouncer")
    parser.add_argument("--requests", type=int, default=3_000, help="to the trivial view")
    parser.add_argument("--customers", type=int, default=100_000, help="of one shop, to search")
    sizes = vars(parser.parse_args())
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings.bench"
    django.setup()
    from project.embedded.places import home
    from tests.benchmarks import customers, memory, migrations, pgbouncer, provisioning, relations, routing
    from tests.benchmarks.database import bench_database
    from tests.benchmarks.report import Row, print_table, write_json

    parts: dict[str, Callable[[], list[Row]]] = {
        "provisioning": partial(provisioning.measure, shops=sizes["shops"]),
        "relations": relations.measure,
        "memory": memory.measure,
        "routing": partial(routing.measure, requests=sizes["requests"]),
        "customers": partial(customers.measure, customers=sizes["customers"]),
        "migrations": migrations.measure,
        "pgbouncer": partial(pgbouncer.measure, operations=sizes["operations"]),
    }
    rows: list[Row] = []
    seconds: dict[str, float] = {}
    with bench_database():
        for name, measure in parts.items():
            print(f"{name} …", end=" ", flush=True)
            started = perf_counter()
            try:
                rows += measure()
            except (RuntimeError, AssertionError, LookupError, OSError, DatabaseError, psycopg.Error) as error:
                # One part that fails says so in the table; the minutes spent on the others are not lost.
                rows.append(
                    Row(
                        what=name,
                        measured=f"FAILED: {(str(error).strip() or repr(error)).splitlines()[-1]}",
                        reached=False,
                    )
                )
            seconds[name] = round(perf_counter() - started, 1)
            print(f"{seconds[name]} s", flush=True)
    print_table(rows)
    write_json(home() / "bench.json", rows=rows, sizes=sizes, seconds=seconds)


if __name__ == "__main__":
    main()
