"""How fast a customer is found among many, beside the same search as a LIKE by the bare driver.

The names are the demo's, each with a number; the searches are parts of them, from one letter on, as people type them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import batched
from random import Random
from statistics import quantiles
from time import perf_counter

from django.db import transaction
from django.utils import timezone
from psycopg import sql

from project.database.copying import copy_rows
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.normalise import normalised
from tenant_apps.customers.fill_customer import search_text_of
from tenant_apps.customers.models import Customer
from tenant_apps.demo.sources import people
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.report import Row, Sizes

PAGE = 51
"""A page, and one more to know whether there is another."""
SHOWN = ("name", "phone", "email", "created_at")
LIMIT_MS = 50
AT_ONCE = 5_000
FLOOR = """
SELECT id, name, phone, email, created_at FROM {table} WHERE {words} AND merged_into_id IS NULL
ORDER BY name, id LIMIT 51
"""


SEARCHES = 400


def measure(sizes: Sizes) -> list[Row]:
    shop, chance = Tenant.objects.shops().earliest("pk"), Random(5)
    coming, started = _people(chance, sizes.customers), perf_counter()
    with in_tenant(shop):
        for some in batched(coming, AT_ONCE, strict=False):
            with transaction.atomic():
                copy_rows(Customer, some)
    written = sizes.customers / (perf_counter() - started)
    with in_tenant(shop), transaction.atomic():
        texts = list(Customer.objects.order_by("pk").values_list("search_text", flat=True)[:SEARCHES])
    asked = [_typed(chance, text) for text in texts]
    with connect_as_owner() as plain:
        plain.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(shop.schema_name, "customers_customer")))
        floor = _times(asked, lambda text: plain.execute(*_like(shop, text)).fetchall())
    with in_tenant(shop), transaction.atomic():
        pages = _times(asked, lambda text: list(Customer.objects.kept().matching(text).only(*SHOWN)[:PAGE]))
        counts = _times(asked, lambda text: Customer.objects.kept().matching(text).count())
    return [
        _row("a page of customers found", pages, floor, sizes.customers),
        _row("the count of customers found", counts, floor, sizes.customers),
        Row(what="customers written with their grams, by COPY", measured=f"{written:,.0f} rows/s"),
    ]


def _people(chance: Random, count: int) -> Iterator[Customer]:
    now = timezone.now()
    for name in people(chance, count=count):
        operator = chance.choice(["12", "13", "35", "36", "19", "01"])
        customer = Customer(name=name, phone=f"+989{operator}{chance.randrange(10**7):07d}", created_at=now)
        customer.search_text = search_text_of(customer)
        yield customer


def _typed(chance: Random, text: str) -> str:
    """Return a part of one or two words of a customer, of one to seven letters."""
    words = chance.sample(text.split(), k=chance.choice([1, 1, 2]))
    parts = []
    for word in words:
        length = min(chance.randint(1, 7), len(word))
        at = chance.randint(0, len(word) - length)
        parts.append(word[at : at + length])
    return " ".join(parts)


def _like(shop: Tenant, text: str) -> tuple[sql.Composed, list[str]]:
    words = normalised(text).split()
    statement = sql.SQL(FLOOR).format(
        table=sql.Identifier(shop.schema_name, "customers_customer"),
        words=sql.SQL(" AND ").join([sql.SQL("search_text LIKE %s")] * len(words)),
    )
    return statement, [f"%{word}%" for word in words]


def _times(asked: Sequence[str], find: Callable[[str], object]) -> list[float]:
    """Return how long each search took, in milliseconds."""
    times = []
    for text in asked:
        started = perf_counter()
        find(text)
        times.append((perf_counter() - started) * 1000)
    return times


def _row(what: str, times: list[float], floor: list[float], customers: int) -> Row:
    ours, theirs = (quantiles(each, n=20)[-1] for each in (times, floor))
    return Row(
        what=f"{what} among {customers:,} (p95 of {len(times)} searches)",
        measured=f"{ours:.1f} ms",
        peer=f"{theirs:.1f} ms, LIKE by the bare driver",
        ratio=ours / theirs,
        reach=f"≤ {LIMIT_MS} ms",
        reached=ours <= LIMIT_MS,
    )
