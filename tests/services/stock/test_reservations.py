"""Stock that is promised to somebody stays where it is, and nobody else can have it."""

import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level, Reservation
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.release_stock import release_stock
from tenant_apps.stock.services.reserve_stock import reserve_stock
from tests.factories.catalog import NOW, add_item

D = Decimal


@pytest.fixture
def coin(owner: User, branch: Branch) -> Item:
    return add_item(owner, sku="COIN", stock=5, tracking=Tracking.QUANTITY)


def reserve(branch: Branch, *wanted: tuple[Item, int], reserved_for: uuid.UUID | None = None) -> uuid.UUID:
    document = reserved_for or uuid.uuid4()
    quantities = {item.pk: D(quantity) for item, quantity in wanted}
    reserve_stock(branch_id=branch.pk, quantities=quantities, reserved_for=document, now=NOW)
    return document


def take(branch: Branch, item: Item, quantity: int) -> None:
    move = StockMove(item_id=item.pk, branch_id=branch.pk, quantity=D(-quantity))
    move_stock(moves=[move], kind=MovementKind.ADJUSTMENT, moved_at=NOW)


def levels() -> list[tuple[str, Decimal, Decimal]]:
    return list(Level.objects.order_by("item__sku").values_list("item__sku", "quantity", "reserved"))


def test_what_is_reserved_stays_and_only_the_rest_goes(branch: Branch, coin: Item) -> None:
    reserve(branch, (coin, 3))

    take(branch, coin, 2)
    with pytest.raises(OutOfStock):
        take(branch, coin, 1)

    assert levels() == [("COIN", D(3), D(3))]


def test_what_is_released_may_go(branch: Branch, coin: Item) -> None:
    first, second = reserve(branch, (coin, 3)), reserve(branch, (coin, 2))

    for _ in range(2):
        release_stock(reserved_for=first, now=NOW)
    take(branch, coin, 3)

    assert levels() == [("COIN", D(2), D(2))]
    assert Reservation.objects.get(released_at=None).reserved_for == second


def test_nothing_is_promised_twice_and_a_refusal_names_what_is_short(owner: User, branch: Branch, coin: Item) -> None:
    ring = add_item(owner, sku="RING", stock=1, tracking=Tracking.PIECE)
    reserve(branch, (coin, 3))

    with pytest.raises(OutOfStock) as refusal:
        reserve(branch, (coin, 3), (ring, 1))

    assert refusal.value.facts["skus"] == ["COIN"]
    assert levels() == [("COIN", D(5), D(3)), ("RING", D(1), D(0))]
    assert Reservation.objects.count() == 1


def test_what_was_never_there_cannot_be_promised(owner: User, branch: Branch, second_branch: Branch) -> None:
    ring = add_item(owner, sku="RING", tracking=Tracking.PIECE)

    for place in (branch, second_branch):
        with pytest.raises(OutOfStock):
            reserve(place, (ring, 1))

    assert not Reservation.objects.exists()


def test_the_number_of_statements_does_not_grow_with_the_goods(owner: User, branch: Branch) -> None:
    items = [add_item(owner, sku=f"C{number}", stock=1, tracking=Tracking.QUANTITY) for number in range(20)]

    def statements(wanted: list[Item]) -> int:
        with CaptureQueriesContext(connection) as captured:
            document = reserve(branch, *((item, 1) for item in wanted))
            release_stock(reserved_for=document, now=NOW)
        return len(captured)

    assert statements(items[:1]) == statements(items)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE stock_reservation SET quantity = 1",
        "UPDATE stock_reservation SET reserved_for = gen_random_uuid()",
        "UPDATE stock_reservation SET reserved_at = now(), released_at = now()",
        "DELETE FROM stock_reservation",
    ],
)
def test_the_database_refuses_to_change_a_promise(branch: Branch, coin: Item, change: str) -> None:
    reserve(branch, (coin, 3))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert Reservation.objects.get().quantity == D(3)
    assert levels() == [("COIN", D(5), D(3))]


def test_the_database_refuses_to_take_a_release_back(branch: Branch, coin: Item) -> None:
    release_stock(reserved_for=reserve(branch, (coin, 3)), now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reservation.objects.update(released_at=None)

    assert levels() == [("COIN", D(5), D(0))]


def test_the_database_refuses_to_promise_more_than_is_there(branch: Branch, coin: Item) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Reservation.objects.create(branch=branch, item=coin, quantity=D(6), reserved_for=uuid.uuid4(), reserved_at=NOW)

    assert levels() == [("COIN", D(5), D(0))]
