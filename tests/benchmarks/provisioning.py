"""A shop by sign-up, beside the same DDL as one raw script, and beside django-tenants' way by migrations."""

from statistics import median
from time import perf_counter
from unittest import mock

from django.contrib.auth.hashers import make_password
from psycopg import sql

from shared_apps.tenants.provisioning.template import current_script
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.peer import PLAIN, seconds_of
from tests.benchmarks.report import Row, Sizes
from tests.plugins.tenants import open_shop

WARM_UP = 2
COMPARED = 50
WINDOW = 20
PEERS = 3


def measure(sizes: Sizes) -> list[Row]:
    """Make all shops of the bench; the first fifty take turns with the floor."""
    script = current_script()
    sign_ups, hashings, floors = [], [], []
    for number in range(sizes.shops + WARM_UP):
        whole, hashing = timed_sign_up(f"bench-{number}")
        sign_ups.append(whole)
        hashings.append(hashing)
        if number < COMPARED + WARM_UP:
            floors.append(_raw_script(f"floor_{number}", script))
    sign_ups, hashings, floors = sign_ups[WARM_UP:], hashings[WARM_UP:], floors[WARM_UP:]
    provisionings = [whole - hashing for whole, hashing in zip(sign_ups, hashings, strict=True)]
    ours, floor = median(provisionings[:COMPARED]), median(floors)
    whole, hashing = median(sign_ups[:COMPARED]), median(hashings[:COMPARED])
    early, late = median(provisionings[:WINDOW]), median(provisionings[-WINDOW:])
    others = [f"peer_{number}" for number in range(PEERS)]
    by_migrations = median(seconds_of("library", "create_schema", *others, settings=PLAIN))
    return [
        Row(
            what=f"provision one shop: all of its transaction (median of {len(floors)})",
            measured=f"{ours:.3f} s",
            peer=f"{floor:.3f} s, its DDL as one raw script",
            ratio=ours / floor,
            reach="≤ 2.5 × the floor",
            reached=ours / floor <= 2.5,
        ),
        Row(
            what="the whole sign-up: that, and before it the hash of the owner's password",
            measured=f"{whole:.3f} s, {hashing:.3f} s of it the hash, which is slow on purpose",
            peer=f"{floor:.3f} s, the same raw script",
            ratio=whole / floor,
            reach="≤ 0.6 s",
            reached=whole <= 0.6,
        ),
        Row(
            what="provision one shop, against migrations",
            measured=f"{ours:.3f} s",
            peer=f"{by_migrations:.2f} s, create_schema of django-tenants (tables alone, median of {PEERS})",
            ratio=by_migrations / ours,
            reach="≥ 30 × faster",
            reached=by_migrations / ours >= 30,
        ),
        Row(
            what=f"provision shop no. {sizes.shops:,} (median of the last {WINDOW})",
            measured=f"{late:.3f} s",
            peer=f"{early:.3f} s, the first {WINDOW}",
            ratio=late / early,
            reach="≤ 1.3 ×",
            reached=late / early <= 1.3,
        ),
    ]


def timed_sign_up(slug: str) -> tuple[float, float]:
    """Open a shop; return the seconds of all of it, and of hashing the owner's password among them."""
    hashings = []

    def timed(password: str) -> str:
        started = perf_counter()
        hashed = make_password(password)
        hashings.append(perf_counter() - started)
        return hashed

    with mock.patch("django.contrib.auth.base_user.make_password", timed):
        started = perf_counter()
        open_shop(slug)
        return perf_counter() - started, sum(hashings)


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
