"""A shop by sign-up, beside the same DDL as one raw script, and beside django-tenants' way by migrations."""

from statistics import median
from time import perf_counter

from django.contrib.auth.hashers import make_password
from psycopg import sql

from shared_apps.tenants.provisioning.template import current_script
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.peer import PLAIN, seconds_of
from tests.benchmarks.report import Row
from tests.plugins.tenants import PASSWORD, open_shop

WARM_UP = 2
COMPARED = 50
WINDOW = 20
PEERS = 3


def measure(*, shops: int) -> list[Row]:
    """Make all shops of the bench; the first fifty take turns with the floor."""
    script = current_script()
    seconds, floors, hashings = [], [], []
    for number in range(shops + WARM_UP):
        started = perf_counter()
        open_shop(f"bench-{number}")
        seconds.append(perf_counter() - started)
        if number < COMPARED + WARM_UP:
            floors.append(_raw_script(f"floor_{number}", script))
        if number < WINDOW:
            hashings.append(_hashing())
    seconds, floors = seconds[WARM_UP:], floors[WARM_UP:]
    ours, floor, password = median(seconds[:COMPARED]), median(floors), median(hashings)
    early, late = median(seconds[:WINDOW]), median(seconds[-WINDOW:])
    others = [f"peer_{number}" for number in range(PEERS)]
    by_migrations = median(seconds_of("library", "create_schema", *others, settings=PLAIN))
    return [
        Row(
            what=f"provision one shop (median of {len(floors)})",
            measured=f"{ours:.3f} s",
            peer=f"{floor:.3f} s, its DDL as one raw script",
            ratio=ours / floor,
            reach="≤ 2.5 × the floor and ≤ 0.6 s",
            reached=ours / floor <= 2.5 and ours <= 0.6,
        ),
        Row(
            what="of that: hashing the owner's password",
            measured=f"{password:.3f} s",
            peer=f"the rest is {(ours - password) / floor:.2f} × the floor",
        ),
        Row(
            what="the same, whole sign-up",
            measured=f"{ours:.3f} s",
            peer=f"{by_migrations:.1f} s, create_schema of django-tenants (tables alone, median of {PEERS})",
            ratio=by_migrations / ours,
            reach="≥ 30 × faster",
            reached=by_migrations / ours >= 30,
        ),
        Row(
            what=f"provision shop no. {shops:,} (median of the last {WINDOW})",
            measured=f"{late:.3f} s",
            peer=f"{early:.3f} s, the first {WINDOW}",
            ratio=late / early,
            reach="≤ 1.3 ×",
            reached=late / early <= 1.3,
        ),
    ]


def _hashing() -> float:
    """Measure what a sign-up spends on one password: slow on purpose, and no matter of tenancy."""
    started = perf_counter()
    make_password(PASSWORD)
    return perf_counter() - started


def _raw_script(schema_name: str, script: str) -> float:
    """Build the same tables by the driver alone: no role, no rows, no owner."""
    schema = sql.Identifier(schema_name)
    with connect_as_owner() as plain:
        started = perf_counter()
        plain.execute("BEGIN")
        plain.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
        plain.execute(sql.SQL("SET LOCAL search_path TO {}").format(schema))
        plain.execute(script.encode())
        plain.execute("COMMIT")
        return perf_counter() - started
