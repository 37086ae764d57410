"""``make bench``: measure everything in a database of its own, print one table, write .zargar/bench.json."""

import argparse
import os
from dataclasses import asdict
from importlib import import_module
from time import perf_counter

import django
import psycopg
from django.db import DatabaseError

from tests.benchmarks.report import Row, Sizes, print_table, write_json

GROUPS = (
    "provisioning",  # makes the shops that the others work with
    "relations",
    "books",
    "checkout",
    "customers",
    "stockroom",
    "memory",
    "routing",
    "migrations",  # the shops have the next release from here on
    "audit",
    "pgbouncer",
    "history",  # new shops have another one from here on
)
"""In this order. Each is a module here with ``measure(sizes)``, which returns its rows of the table."""


def main() -> None:
    only, sizes = _asked()
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings.bench"
    django.setup()
    from project.embedded.places import home
    from tests.benchmarks.database import bench_database

    rows: list[Row] = []
    seconds: dict[str, float] = {}
    with bench_database():
        for name in GROUPS if only is None else (GROUPS[0], *only):
            print(f"{name} …", end=" ", flush=True)
            started = perf_counter()
            rows += _rows_of(name, sizes)
            seconds[name] = round(perf_counter() - started, 1)
            print(f"{seconds[name]} s", flush=True)
    print_table(rows)
    write_json(home() / "bench.json", rows=rows, sizes=asdict(sizes), seconds=seconds)


def _asked() -> tuple[list[str] | None, Sizes]:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="The defaults are chosen to fit into 15 minutes on 2 cores, by the rates of smaller runs.",
    )
    parser.add_argument("--shops", type=int, default=1_000, help="to open; most of the time goes there")
    parser.add_argument("--operations", type=int, default=100_000, help="through PgBouncer")
    parser.add_argument("--requests", type=int, default=3_000, help="to the trivial view")
    parser.add_argument("--customers", type=int, default=100_000, help="of one shop, to search")
    parser.add_argument("--pieces", type=int, default=200_000, help="in the stock of one shop; five movements each")
    parser.add_argument("--postings", type=int, default=1_000_000, help="in the books of one shop")
    parser.add_argument("--only", nargs="+", choices=GROUPS[1:], help="these groups, after the shops are made")
    asked = vars(parser.parse_args())
    return asked.pop("only"), Sizes(**asked)


def _rows_of(name: str, sizes: Sizes) -> list[Row]:
    """Measure one group. One that fails says so in the table; the minutes spent on the others are not lost."""
    try:
        rows: list[Row] = import_module(f"tests.benchmarks.{name}").measure(sizes)
    except (RuntimeError, AssertionError, LookupError, OSError, DatabaseError, psycopg.Error) as error:
        why = (str(error).strip() or repr(error)).splitlines()[-1]
        return [Row(what=name, measured=f"FAILED: {why}", reached=False)]
    return rows


if __name__ == "__main__":
    main()
