from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock, PieceInStock, QuantityNotWhole
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.factories.catalog import NOW, add_item

type Move = tuple[Branch, Item, Decimal | int | str]


def move(*moves: Move) -> None:
    wanted = [StockMove(item_id=item.pk, branch_id=branch.pk, quantity=Decimal(n)) for branch, item, n in moves]
    move_stock(moves=wanted, kind=MovementKind.ADJUSTMENT, moved_at=NOW)


def refused(error: type[BusinessError], act: Callable[[], None]) -> list[str]:
    """Run ``act``, see that it is refused and nothing moved; return the SKUs that it names."""
    before = list(Level.objects.order_by("pk").values_list("pk", "quantity")), Movement.objects.count()
    with pytest.raises(error) as caught:
        act()
    assert (list(Level.objects.order_by("pk").values_list("pk", "quantity")), Movement.objects.count()) == before
    skus: list[str] = caught.value.facts["skus"]
    return skus


def levels(item: Item) -> dict[str, Decimal]:
    return dict(item.levels.order_by("branch__code").values_list("branch__code", "quantity"))


def test_the_level_is_the_sum_of_the_movements(owner: User, branch: Branch, second_branch: Branch) -> None:
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=100)

    move((branch, chain, "-12.5"), (branch, chain, "-0.0001"), (second_branch, chain, 7))

    assert levels(chain) == {"MAIN": Decimal("87.4999"), "TWO": Decimal(7)}


def test_what_is_not_there_cannot_leave(owner: User, branch: Branch, second_branch: Branch) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3)
    ring = add_item(owner, sku="RING", tracking=Tracking.QUANTITY, stock=3)

    assert refused(OutOfStock, lambda: move((branch, ring, -1), (branch, coin, -4))) == ["COIN"]
    assert refused(OutOfStock, lambda: move((second_branch, coin, -1))) == ["COIN"]


def test_two_lines_of_one_item_count_together(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3)

    assert refused(OutOfStock, lambda: move((branch, coin, -2), (branch, coin, -2))) == ["COIN"]


def test_a_piece_is_in_one_place(owner: User, branch: Branch, second_branch: Branch) -> None:
    piece = add_item(owner, sku="P", stock=1)
    other = add_item(owner, sku="O")

    assert refused(PieceInStock, lambda: move((branch, piece, 1))) == ["P"]
    assert refused(PieceInStock, lambda: move((second_branch, other, 1), (second_branch, piece, 1))) == ["P"]


def test_a_piece_is_carried_to_another_branch_in_one_go(owner: User, branch: Branch, second_branch: Branch) -> None:
    piece = add_item(owner, sku="P", stock=1)

    move((branch, piece, -1), (second_branch, piece, 1))
    assert levels(piece) == {"MAIN": 0, "TWO": 1}
    move((branch, piece, 1), (second_branch, piece, -1))
    assert levels(piece) == {"MAIN": 1, "TWO": 0}


def test_what_is_counted_moves_in_whole_numbers(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3)
    piece = add_item(owner, sku="P", stock=1)

    assert refused(QuantityNotWhole, lambda: move((branch, coin, "0.5"))) == ["COIN"]
    assert refused(QuantityNotWhole, lambda: move((branch, piece, "-0.5"))) == ["P"]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE stock_movement SET quantity = 2", "stock_movement is append-only"),
        ("DELETE FROM stock_movement", "stock_movement is append-only"),
        ("UPDATE stock_level SET quantity = 2", "stock_level is kept by movements"),
        ("DELETE FROM stock_level", "stock_level is kept by movements"),
    ],
)
def test_history_and_levels_are_not_changed_by_hand(owner: User, branch: Branch, statement: str, reason: str) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=1)

    with (
        pytest.raises(IntegrityError, match=reason),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert levels(coin) == {"MAIN": 1}


def test_a_movement_of_nothing_is_refused(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=1)

    with pytest.raises(IntegrityError, match="movement_moves_something"), transaction.atomic():
        move((branch, coin, 0))

    assert levels(coin) == {"MAIN": 1}


@pytest.mark.parametrize("count", [1, 40])
def test_the_number_of_statements_does_not_grow(owner: User, branch: Branch, count: int) -> None:
    coins = [add_item(owner, sku=f"C{n}", tracking=Tracking.QUANTITY, stock=5) for n in range(count)]

    with CaptureQueriesContext(connection) as queries:
        move(*((branch, coin, -1) for coin in coins))

    # the lock and the insert; savepoints beside them
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 2
    assert {coin.levels.get().quantity for coin in coins} == {Decimal(4)}
