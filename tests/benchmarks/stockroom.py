"""The stockroom of one shop: lists, the one search box, and what the stock is worth, beside raw SQL by the bare driver.

Ours ask as the graph does; the floors are statements that somebody would write by hand for the same rows.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import batched
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import psycopg
from django.db import transaction
from django.utils import timezone
from psycopg import sql

from project.database.copying import copy_lines, copy_rows
from project.identifiers import uuid7
from schema.kit.pagination import COUNTED
from schema.shop.catalog.filters import ItemFilter, filtered_items
from schema.shop.enums import Metal
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.fill_item import search_text_of
from tenant_apps.catalog.models import Category, Item
from tenant_apps.catalog.models.item import ItemQuerySet
from tenant_apps.catalog.selectors.stock_totals import stock_of_item
from tenant_apps.stock.choices import MovementKind, StockGroup
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.selectors.stock_age import stock_age
from tenant_apps.stock.selectors.stock_value import stock_value
from tests.benchmarks.database import connect_as_owner
from tests.benchmarks.report import Row, Sizes

AT_ONCE = 10_000
AUDITED = ("insert", "update")
RUNS = 15
SEARCHES = 300
CATEGORIES, LOTS, MOVES_PER_PIECE = 40, 1_000, 5
DAYS = 730
KINDS = {
    "Ring": "انگشتر", "Bangle": "النگو", "Chain": "زنجیر", "Earrings": "گوشواره", "Pendant": "آویز", "Brooch": "سنجاق",
    "Necklace": "گردنبند", "Anklet": "پابند",
}  # fmt: skip
STYLES = {
    "Solitaire": "سولیتر", "Twisted": "پیچ", "Filigree": "ملیله", "Plain": "ساده", "Rope": "طناب", "Flower": "گل",
    "Butterfly": "پروانه", "Heart": "قلب", "Star": "ستاره", "Pearl": "مروارید", "Emerald": "زمرد", "Jade": "یشم",
}  # fmt: skip
ALLOYS = [("XAU", 750)] * 6 + [("XAU", 916), ("XAU", 585), ("XAU", 999), ("XAG", 925)]
SHOWN = ("sku", "name", "name_translations", "metal", "fineness", "net_weight", "tracking", "category__name")
MEASURES = (
    "18k 3-5g",
    "750 ring",
    "۱۸ عیار ۳ تا ۵ گرم",
    "3.21g",
    "22k over 29 g",
    "انگشتر عیار ۱۴",
    "925 2-2.1g",
    "24k heart",
)
LIST = """
SELECT i.id, i.sku, i.name, i.name_translations, i.metal, i.fineness, i.net_weight, i.tracking, c.id, c.name,
    coalesce((SELECT sum(l.quantity) FROM stock_level l WHERE l.item_id = i.id), 0)
FROM catalog_item i LEFT JOIN catalog_category c ON c.id = i.category_id
WHERE {where} ORDER BY {order} LIMIT 51
"""
SUMS = """
coalesce(sum({table}.quantity) FILTER (WHERE i.tracking <> 'WEIGHT'), 0),
coalesce(sum({table}.quantity) FILTER (WHERE i.tracking = 'WEIGHT'), 0), sum({table}.fine_weight), sum({table}.cost)
"""
VALUE = f"""
SELECT i.category_id, i.metal, {SUMS.format(table="l")}
FROM stock_level l JOIN catalog_item i ON i.id = l.item_id WHERE l.quantity > 0 GROUP BY 1, 2
"""
VALUE_THEN = f"""
SELECT i.category_id, i.metal, {SUMS.format(table="m")}
FROM stock_movement m JOIN catalog_item i ON i.id = m.item_id WHERE m.moved_at < %s GROUP BY 1, 2
"""
AGE = f"""
SELECT CASE WHEN came > now() - interval '31 days' THEN 0 WHEN came > now() - interval '91 days' THEN 1
    WHEN came > now() - interval '181 days' THEN 2 WHEN came > now() - interval '366 days' THEN 3 ELSE 4 END, i.metal,
    {SUMS.format(table="l")}
FROM stock_level l JOIN catalog_item i ON i.id = l.item_id
JOIN (SELECT item_id, branch_id, max(moved_at) AS came FROM stock_movement WHERE quantity > 0 GROUP BY 1, 2) AS m
    ON m.item_id = l.item_id AND m.branch_id = l.branch_id
WHERE l.quantity > 0 GROUP BY 1, 2
"""


def measure(sizes: Sizes) -> list[Row]:
    shop, chance = Tenant.objects.shops().earliest("pk"), Random(7)
    with connect_as_owner() as plain:
        plain.execute(sql.SQL("SET search_path TO {}, public").format(sql.Identifier(shop.schema_name)))
        with _unaudited(plain):
            t = perf_counter()
            _fill(shop, chance, sizes.pieces)
            print("filled", perf_counter() - t, flush=True)
        for model in (Category, Item, Level, Movement):
            plain.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
        return [
            *_lists(shop, plain, sizes.pieces),
            *_searches(shop, chance, sizes.pieces),
            *_values(shop, plain, sizes),
        ]


@contextmanager
def _unaudited(plain: psycopg.Connection) -> Iterator[None]:
    """What the audit costs has a group of its own; here a million entries would only take their time."""
    triggers = [(model._meta.db_table, f"audit_{what}") for model in (Item, Movement) for what in AUDITED]
    change = sql.SQL("ALTER TABLE {} {} TRIGGER {}")
    for table, trigger in triggers:
        plain.execute(change.format(sql.Identifier(table), sql.SQL("DISABLE"), sql.Identifier(trigger)))
    yield
    for table, trigger in triggers:
        plain.execute(change.format(sql.Identifier(table), sql.SQL("ENABLE"), sql.Identifier(trigger)))


def _fill(shop: Tenant, chance: Random, pieces: int) -> None:
    now = timezone.now()
    with in_tenant(shop), transaction.atomic():
        branch_id = Branch.objects.get(is_default=True).pk
        keys = [uuid7() for _ in range(CATEGORIES)]
        Category.objects.bulk_create(Category(id=key, path=[key], name=f"Shelf {key}") for key in keys)
    for some in batched(_items(chance, pieces, keys, now), AT_ONCE, strict=False):
        with in_tenant(shop), transaction.atomic():
            copy_rows(Item, some)
            copy_lines(Movement, MOVED, [_move(item, branch_id, Decimal(1), _day(chance, now)) for item in some])
    lots = [_item(chance, pieces + n, keys, now, tracking=Tracking.QUANTITY) for n in range(LOTS)]
    with in_tenant(shop), transaction.atomic():
        copy_rows(Item, lots)
        first = now - timedelta(days=DAYS)
        copy_lines(Movement, MOVED, [_move(lot, branch_id, Decimal(10_000), first) for lot in lots])
    sold = (
        _move(chance.choice(lots), branch_id, Decimal(-1), _day(chance, now))
        for _ in range(pieces * (MOVES_PER_PIECE - 1))
    )
    for moves in batched(sold, AT_ONCE, strict=False):
        with in_tenant(shop), transaction.atomic():
            copy_lines(Movement, MOVED, moves)


MOVED = ["id", "branch_id", "item_id", "kind", "quantity", "fine_weight", "cost", "reason", "moved_at"]


def _move(item: Item, branch_id: uuid.UUID, quantity: Decimal, at: datetime) -> tuple[Any, ...]:
    kind = MovementKind.OPENING if quantity > 0 else MovementKind.SALE
    return uuid7(), branch_id, item.pk, kind, quantity, item.fine_weight_of(quantity), item.cost_of(quantity), "", at


def _day(chance: Random, now: datetime) -> datetime:
    return now - timedelta(minutes=chance.randrange(DAYS * 24 * 60))


def _items(chance: Random, count: int, categories: Sequence[uuid.UUID], now: datetime) -> Iterator[Item]:
    return (_item(chance, number, categories, now) for number in range(count))


def _item(
    chance: Random, number: int, categories: Sequence[uuid.UUID], now: datetime, tracking: Tracking = Tracking.PIECE
) -> Item:
    (kind, kind_fa), (style, style_fa) = chance.choice(list(KINDS.items())), chance.choice(list(STYLES.items()))
    metal, fineness = chance.choice(ALLOYS)
    weight = Decimal(chance.randrange(5_000, 300_000)).scaleb(-4)
    item = Item(
        sku=f"ZR-{number:06d}",
        barcode=f"869{chance.randrange(10**3):03d}{number:07d}",
        name=f"{style} {kind} {number % 997}",
        name_translations={"fa": f"{kind_fa} {style_fa}"},
        category_id=chance.choice(categories),
        tracking=tracking,
        metal=metal,
        fineness=Decimal(fineness),
        gross_weight=weight,
        stone_weight=Decimal(0),
        net_weight=weight,
        unit_cost=Decimal(chance.randrange(10**6)),
        created_at=now - timedelta(seconds=number),
        updated_at=now,
    )
    item.search_text = search_text_of(item)
    return item


def _lists(shop: Tenant, plain: psycopg.Connection, pieces: int) -> list[Row]:
    asked = {
        "a list of 50, the newest": (ItemFilter(), "-created_at -pk", "true", "i.created_at DESC, i.id DESC"),
        "a list of 50, by name": (ItemFilter(), "name pk", "true", "i.name, i.id"),
        "a list of 50, silver that is in stock": (
            ItemFilter(metal=Metal("XAG"), in_stock=True),
            "-created_at -pk",
            "i.metal = 'XAG' AND EXISTS (SELECT FROM stock_level l WHERE l.item_id = i.id AND l.quantity > 0)",
            "i.created_at DESC, i.id DESC",
        ),
    }  # fmt: skip
    rows = []
    for what, (filters, order, where, raw_order) in asked.items():
        statement = LIST.format(where=where, order=raw_order)
        rows.append(
            _row(
                f"{what}, of {pieces:,}",
                _times(lambda f=filters, o=order: _page(filtered_items(f).order_by(*o.split())), shop),  # type: ignore[misc]
                _times(lambda s=statement: plain.execute(s).fetchall()),  # type: ignore[misc]
                most=3,
            )
        )
    return rows


def _page(items: ItemQuerySet) -> list[Item]:
    return list(items.select_related("category").annotate(stock=stock_of_item()).only(*SHOWN)[:51])


def _searches(shop: Tenant, chance: Random, pieces: int) -> list[Row]:
    with in_tenant(shop), transaction.atomic():
        texts = list(Item.objects.order_by("pk").values_list("search_text", flat=True)[:SEARCHES])
    asked = [chance.choice(MEASURES) if n % 3 == 0 else _typed(chance, text) for n, text in enumerate(texts)]
    pages, counts = [], []
    with in_tenant(shop), transaction.atomic():
        for text in asked:
            pages.append(_time(lambda t=text: _page(filtered_items(ItemFilter(search=t)))))  # type: ignore[misc]
            counts.append(_time(lambda t=text: filtered_items(ItemFilter(search=t))[:COUNTED].count()))  # type: ignore[misc]
    return [
        Row(
            what=f"{what} among {pieces:,} pieces (p95 of {SEARCHES}, the median {median(times):.1f} ms)",
            measured=f"{quantiles(times, n=20)[-1]:.1f} ms",
            reach="≤ 50 ms",
            reached=quantiles(times, n=20)[-1] <= 50,
        )
        for what, times in (("a page of what is searched", pages), ("its count", counts))
    ]


def _typed(chance: Random, text: str) -> str:
    """Return a part of one or two words of an item, of one to seven letters; one in ten is a whole code."""
    words = text.split()
    if chance.random() < 0.1:
        return words[0].upper()
    parts = []
    for word in chance.sample(words, k=chance.choice([1, 1, 2])):
        length = min(chance.randint(1, 7), len(word))
        at = chance.randint(0, len(word) - length)
        parts.append(word[at : at + length])
    return " ".join(parts)


def _values(shop: Tenant, plain: psycopg.Connection, sizes: Sizes) -> list[Row]:
    now = timezone.now()
    moved = f"{sizes.pieces * MOVES_PER_PIECE + LOTS:,} movements"
    rows = [
        _row(
            f"valuation by category, {moved}",
            _times(lambda: stock_value(by=StockGroup.CATEGORY, now=now), shop),
            _times(lambda: plain.execute(VALUE).fetchall()),
            most=1.5,
        )
    ]
    for days in (30, 365):
        with in_tenant(shop):
            day = business_day(now - timedelta(days=days))
        rows.append(
            _row(
                f"valuation by category as of {days} days ago, {moved}",
                _times(lambda d=day: stock_value(by=StockGroup.CATEGORY, now=now, on=d), shop),  # type: ignore[misc]
                _times(lambda d=days: plain.execute(VALUE_THEN, [now - timedelta(days=d)]).fetchall()),  # type: ignore[misc]
                most=1.5,
            )
        )
    ages = _times(lambda: stock_age(now=now), shop), _times(lambda: plain.execute(AGE).fetchall())
    return [*rows, _row(f"the stock by age, {moved}", *ages, most=1.5)]


def _row(what: str, ours: float, floor: float, *, most: float) -> Row:
    return Row(
        what=f"{what} (median of {RUNS})",
        measured=f"{ours:.1f} ms",
        peer=f"{floor:.1f} ms, raw SQL by the bare driver",
        ratio=ours / floor,
        reach=f"≤ {most} × the floor",
        reached=ours / floor <= most,
    )


def _times(run: Callable[[], object], shop: Tenant | None = None) -> float:
    """Return the median time in milliseconds, each run of ours in a transaction of the shop."""
    return median(_time(run if shop is None else lambda: _in_shop(shop, run)) for _ in range(RUNS))


def _time(run: Callable[[], object]) -> float:
    started = perf_counter()
    run()
    return (perf_counter() - started) * 1000


def _in_shop(shop: Tenant, run: Callable[[], object]) -> None:
    with in_tenant(shop), transaction.atomic():
        run()
