"""One column and one index in every shop: beside the same SQL in a plain loop, and beside django-tenants."""

from time import perf_counter

from psycopg import sql

from shared_apps.tenants.models import Tenant
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.peer import OURS, PLAIN, seconds_of
from tests.benchmarks.report import Row, Sizes

LIBRARY_SHOPS = 50
NEXT_RELEASE = {"BENCH_MIGRATIONS_OF_DEMO": "tests.benchmarks.next_release.migrations"}
LOOPED = """
BEGIN; SET LOCAL search_path TO {};
ALTER TABLE customers_customer ADD COLUMN floor_note text;
CREATE INDEX floor_note ON customers_customer (floor_note);
COMMIT
"""


def measure(_: Sizes) -> list[Row]:
    schemas = list(Tenant.objects.shops().order_by("pk").values_list("schema_name", flat=True))
    floor = _plain_loop(schemas)
    ours, again = seconds_of("migrate", settings=OURS, environment=NEXT_RELEASE)
    # The floor's schemas of the provisioning: the same tables, and their state is not ours to keep.
    others = [f"floor_{number}" for number in range(min(LIBRARY_SHOPS, len(schemas)))]
    library = seconds_of("library", "migrate_schemas", *others, settings=PLAIN, environment=NEXT_RELEASE)
    return [
        Row(
            what=f"additive migration over {len(schemas):,} shops",
            measured=f"{ours:.1f} s",
            peer=f"{floor:.1f} s, the same SQL in a plain psycopg loop, one message a shop",
            ratio=ours / floor,
            reach="≤ 2 × the floor",
            reached=ours / floor <= 2,
        ),
        *(
            _against(name, seconds / len(others), ours / len(schemas), len(others))
            for name, seconds in zip(("standard", "multiprocessing"), library, strict=True)
        ),
        Row(
            what=f"no-op migration over {len(schemas):,} shops",
            measured=f"{again:.2f} s",
            reach="≤ 3 s",
            reached=again <= 3,
        ),
    ]


def _against(executor: str, theirs: float, ours: float, count: int) -> Row:
    return Row(
        what=f"the same, per shop, against {executor}",
        measured=f"{ours * 1000:.1f} ms",
        peer=f"{theirs * 1000:.0f} ms, migrate_schemas of django-tenants on {count}",
        ratio=theirs / ours,
        reach="≥ 50 × faster",
        reached=theirs / ours >= 50,
    )


def _plain_loop(schemas: list[str]) -> float:
    """Send each shop its whole transaction in one message, over one connection that is open already."""
    with connect_as_owner() as plain:
        started = perf_counter()
        for schema in schemas:
            plain.execute(sql.SQL(LOOPED).format(sql.Identifier(schema)))
        return perf_counter() - started
