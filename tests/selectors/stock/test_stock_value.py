"""What the stock is worth, was worth, how old it is and how often it is sold."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.create_branch import create_branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Category, Item
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.stock.choices import MovementKind, StockGroup
from tenant_apps.stock.held import StockSums
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.selectors.stock_age import dead_stock, stock_age
from tenant_apps.stock.selectors.stock_held import stock_held
from tenant_apps.stock.selectors.stock_turnover import stock_turnover
from tenant_apps.stock.selectors.stock_value import stock_value
from tenant_apps.stock.services.move_stock import move_stock
from tests.counter import open_counter
from tests.factories.catalog import NOW, add_item

TODAY = date(2026, 11, 20)


@pytest.fixture
def rings(owner: User) -> Category:
    return create_category(idempotency_key=uuid.uuid4(), name="Rings", parent_id=None)


@pytest.fixture
def second(owner: User) -> Branch:
    return create_branch(idempotency_key=uuid.uuid4(), code="TWO", name="Second")


def moved(item: Item, quantity: Decimal | int, kind: MovementKind, at: datetime, branch: Branch | None = None) -> None:
    branch = branch or Branch.objects.get(is_default=True)
    move = StockMove(item_id=item.pk, branch_id=branch.pk, quantity=Decimal(quantity))
    move_stock(moves=[move], kind=kind, moved_at=at)


def sums(pieces: int, grams: int, fine_weight: str, cost: int) -> StockSums:
    return StockSums(pieces=Decimal(pieces), grams=Decimal(grams), fine_weight=Decimal(fine_weight), cost=Decimal(cost))


@pytest.fixture
def stocked(owner: User, rings: Category, second: Branch) -> dict[str, Item]:
    """A ring and gold by the gram here, silver in the second branch, a box without metal."""
    return {
        "ring": add_item(owner, sku="R", category_id=rings.pk, unit_cost=Decimal(500), stock=1),
        "chain": add_item(
            owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), unit_cost=Decimal(10), stock=20
        ),
        "silver": add_item(
            owner, sku="S", metal="XAG", fineness=Decimal(925), gross_weight=Decimal(8), stock=1, branch_id=second.pk
        ),
        "box": add_item(
            owner,
            sku="B",
            metal="",
            fineness=None,
            gross_weight=Decimal(0),
            tracking=Tracking.QUANTITY,
            unit_cost=Decimal(3),
            stock=4,
        ),
    }


def test_the_stock_is_told_apart_by_metal_branch_and_category(
    owner: User, stocked: dict[str, Item], rings: Category, second: Branch
) -> None:
    main = Branch.objects.get(is_default=True).pk

    assert stock_held(by=StockGroup.METAL) == {
        (None, "XAU"): sums(1, 20, "18.1875", 700),
        (None, "XAG"): sums(1, 0, "7.4", 0),
        (None, ""): sums(4, 0, "0", 12),
    }
    assert stock_held(by=StockGroup.BRANCH) == {
        (main, "XAU"): sums(1, 20, "18.1875", 700),
        (second.pk, "XAG"): sums(1, 0, "7.4", 0),
        (main, ""): sums(4, 0, "0", 12),
    }
    assert stock_held(by=StockGroup.CATEGORY)[rings.pk, "XAU"] == sums(1, 0, "3.1875", 500)
    assert stock_held(by=StockGroup.METAL, branch_id=second.pk) == {(None, "XAG"): sums(1, 0, "7.4", 0)}


def test_metal_is_valued_at_the_rate_of_the_board_and_the_rest_at_cost(owner: User, stocked: dict[str, Item]) -> None:
    open_counter(owner)

    value = stock_value(by=StockGroup.METAL, now=NOW)

    silver, gold, goods = value.rows
    assert gold.metal_value == 121_250_000  # 18.1875 g at 6,666,666.666667
    assert gold.value == 121_250_700
    assert (silver.metal, silver.metal_value, silver.value) == ("XAG", None, None)
    assert (goods.metal, goods.metal_value, goods.value) == ("", 0, 12)
    assert [rate.metal for rate in value.rates] == ["XAU"]
    assert [row.sums for row in value.totals] == [silver.sums, gold.sums, goods.sums]


def test_a_day_that_is_over_is_valued_as_it_was(owner: User, stocked: dict[str, Item]) -> None:
    moved(stocked["ring"], -1, MovementKind.SALE, NOW + timedelta(days=1))
    moved(stocked["chain"], -5, MovementKind.SALE, NOW + timedelta(days=2))

    def gold(on: date | None) -> StockSums | None:
        return stock_held(by=StockGroup.METAL, on=on).get((None, "XAU"))

    assert gold(TODAY - timedelta(days=1)) is None
    assert gold(TODAY) == sums(1, 20, "18.1875", 700)
    assert gold(TODAY + timedelta(days=1)) == sums(0, 20, "15", 200)
    assert gold(TODAY + timedelta(days=2)) == gold(None) == sums(0, 15, "11.25", 150)


def test_the_day_is_the_shops_own(owner: User, stocked: dict[str, Item]) -> None:
    # 20:29 and 20:30 UTC are the last minute of a day in Tehran, and the first of the next.
    moved(stocked["chain"], -5, MovementKind.SALE, NOW.replace(hour=20, minute=29))
    moved(stocked["chain"], -3, MovementKind.SALE, NOW.replace(hour=20, minute=30))

    assert stock_held(by=StockGroup.METAL, on=TODAY)[None, "XAU"].grams == 15


def test_the_value_of_a_long_stock_costs_as_many_statements_as_that_of_a_short_one(
    owner: User, stocked: dict[str, Item]
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            stock_value(by=StockGroup.CATEGORY, now=NOW, on=TODAY)
        return len(queries)

    before = statements()
    for number in range(5):
        key = create_category(idempotency_key=uuid.uuid4(), name=f"Shelf {number}", parent_id=None).pk
        add_item(owner, sku=f"N-{number}", category_id=key, stock=1)

    assert statements() == before


def test_the_stock_is_told_apart_by_its_age(owner: User, stocked: dict[str, Item]) -> None:
    moved(stocked["chain"], 1, MovementKind.PURCHASE, NOW + timedelta(days=40))
    moved(stocked["box"], -1, MovementKind.SALE, NOW + timedelta(days=40))

    ages = stock_age(now=NOW + timedelta(days=100))

    found = [(age.from_days, age.to_days, age.metal, age.sums) for age in ages]
    assert found == [
        (31, 90, "XAU", sums(0, 21, "15.75", 210)),
        (91, 180, "", sums(3, 0, "0", 9)),
        (91, 180, "XAG", sums(1, 0, "7.4", 0)),
        (91, 180, "XAU", sums(1, 0, "3.1875", 500)),
    ]


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(0, (0, 30)), (30, (0, 30)), (31, (31, 90)), (90, (31, 90)), (365, (181, 365)), (366, (366, None))],
)
def test_every_age_has_one_bucket(owner: User, days: int, bucket: tuple[int, int | None]) -> None:
    add_item(owner, stock=1)

    (age,) = stock_age(now=NOW + timedelta(days=days, hours=1))

    assert (age.from_days, age.to_days) == bucket


def test_what_nobody_touches_is_dead(owner: User, stocked: dict[str, Item], second: Branch) -> None:
    later = NOW + timedelta(days=200)
    moved(stocked["chain"], -1, MovementKind.SALE, later - timedelta(days=10))
    moved(stocked["box"], -4, MovementKind.SALE, NOW)

    dead = dead_stock(now=later, days=180)

    assert [level.item.sku for level in dead] == ["R", "S"]
    assert [level.item.sku for level in dead_stock(now=later, days=180, branch_id=second.pk)] == ["S"]
    assert not dead_stock(now=later, days=201).exists()


def test_turnover_is_what_was_sold_over_the_average_stock(owner: User, stocked: dict[str, Item]) -> None:
    moved(stocked["chain"], -12, MovementKind.SALE, NOW + timedelta(days=2))
    moved(stocked["chain"], 2, MovementKind.REFUND, NOW + timedelta(days=3))
    moved(stocked["chain"], -1, MovementKind.ADJUSTMENT, NOW + timedelta(days=3))
    moved(stocked["box"], -2, MovementKind.SALE, NOW + timedelta(days=4))

    rows = stock_turnover(by=StockGroup.METAL, first=TODAY + timedelta(days=1), last=TODAY + timedelta(days=5))

    gold = next(row for row in rows if row.metal == "XAU")
    assert (gold.opening.fine_weight, gold.closing.fine_weight) == (Decimal("18.1875"), Decimal("9.9375"))
    assert (gold.sold.grams, gold.sold.fine_weight) == (10, Decimal("7.5"))
    assert [(row.metal, row.times) for row in rows] == [
        ("XAG", Decimal("0.00")),
        ("XAU", Decimal("0.53")),
        ("", Decimal("0.67")),
    ]


def test_without_stock_there_is_no_turnover(owner: User) -> None:
    assert stock_turnover(by=StockGroup.METAL, first=TODAY, last=TODAY) == []
    with pytest.raises(InvalidInput):
        stock_turnover(by=StockGroup.METAL, first=TODAY, last=TODAY - timedelta(days=1))
