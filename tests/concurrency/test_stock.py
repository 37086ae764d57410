"""Two people at once: real connections, real commits."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection, transaction

from project.errors import BusinessError, LimitReached
from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Category, Item
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.catalog.services.move_category import move_category
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock, PieceInStock
from tenant_apps.stock.models import Level, Movement, Reservation
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.release_stock import release_stock
from tenant_apps.stock.services.reserve_stock import reserve_stock
from tenant_apps.stock.services.scrap_items import scrap_items
from tenant_apps.stock.services.update_stocked_item import update_stocked_item
from tests.factories.catalog import NOW, add_item, details


def at_once(shop: Tenant, works: list[Callable[[], object]]) -> list[str]:
    """Start all works in the same moment, each on a connection of its own; return the refusals' names, sorted."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> str:
        try:
            with in_tenant(shop):
                gate.wait()
                work()
                return "done"
        except BusinessError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def move(*moves: tuple[Branch, Item, int]) -> None:
    wanted = [StockMove(item_id=item.pk, branch_id=branch.pk, quantity=Decimal(n)) for branch, item, n in moves]
    move_stock(moves=wanted, kind=MovementKind.ADJUSTMENT, moved_at=NOW)


class Shelf:
    """A shop whose transactions commit, with a branch or two and an owner."""

    def __init__(self, shop: Tenant) -> None:
        self.shop = shop
        with in_tenant(shop), transaction.atomic():
            self.owner = User.objects.get(username="owner")
            self.here = Branch.objects.get(is_default=True)
            self.there = Branch.objects.create(code="TWO", name="Second")

    def add(self, sku: str, stock: int = 0, tracking: Tracking = Tracking.PIECE) -> Item:
        with in_tenant(self.shop), transaction.atomic():
            return add_item(self.owner, sku=sku, stock=stock, tracking=tracking)

    def quantities(self) -> list[Decimal]:
        with in_tenant(self.shop), transaction.atomic():
            return list(Level.objects.order_by("quantity").values_list("quantity", flat=True))


@pytest.fixture
def shelf(committed_shop: Tenant) -> Shelf:
    return Shelf(committed_shop)


def test_the_last_piece_leaves_once(shelf: Shelf) -> None:
    piece = shelf.add("P", stock=1)

    outcomes = at_once(shelf.shop, [lambda: move((shelf.here, piece, -1))] * 2)

    assert outcomes == [OutOfStock.__name__, "done"]
    assert shelf.quantities() == [0]


def test_the_last_piece_is_promised_once(shelf: Shelf) -> None:
    piece = shelf.add("P", stock=1)

    def promise() -> None:
        reserve_stock(branch_id=shelf.here.pk, quantities={piece.pk: Decimal(1)}, reserved_for=uuid.uuid4(), now=NOW)

    assert at_once(shelf.shop, [promise] * 4) == [*[OutOfStock.__name__] * 3, "done"]
    with in_tenant(shelf.shop), transaction.atomic():
        assert (Level.objects.get().reserved, Reservation.objects.count()) == (1, 1)


def test_the_last_piece_is_sold_or_promised_and_never_both(shelf: Shelf) -> None:
    piece = shelf.add("P", stock=1)

    def promise() -> None:
        reserve_stock(branch_id=shelf.here.pk, quantities={piece.pk: Decimal(1)}, reserved_for=uuid.uuid4(), now=NOW)

    assert at_once(shelf.shop, [promise, lambda: move((shelf.here, piece, -1))]) == [OutOfStock.__name__, "done"]


def test_promises_in_opposite_orders_do_not_deadlock(shelf: Shelf) -> None:
    coins = [shelf.add(f"C{n}", stock=40, tracking=Tracking.QUANTITY) for n in range(6)]

    def promise(items: list[Item]) -> Callable[[], None]:
        def five_times() -> None:
            for _ in range(5):
                document, quantities = uuid.uuid4(), {item.pk: Decimal(1) for item in items}
                reserve_stock(branch_id=shelf.here.pk, quantities=quantities, reserved_for=document, now=NOW)
                release_stock(reserved_for=document, now=NOW)

        return five_times

    assert at_once(shelf.shop, [promise(coins), promise(coins[::-1])] * 2) == ["done"] * 4
    with in_tenant(shelf.shop), transaction.atomic():
        assert set(Level.objects.values_list("quantity", "reserved")) == {(40, 0)}


def test_a_piece_comes_to_one_of_two_branches(shelf: Shelf) -> None:
    piece = shelf.add("P")

    outcomes = at_once(shelf.shop, [lambda: move((shelf.here, piece, 1)), lambda: move((shelf.there, piece, 1))])

    assert outcomes == [PieceInStock.__name__, "done"]
    assert shelf.quantities() == [1]


def test_the_first_stock_of_an_item_may_come_from_many_at_once(shelf: Shelf) -> None:
    coin = shelf.add("C", tracking=Tracking.QUANTITY)

    assert at_once(shelf.shop, [lambda: move((shelf.here, coin, 1))] * 8) == ["done"] * 8
    assert shelf.quantities() == [8]


def test_opposite_orders_do_not_deadlock(shelf: Shelf) -> None:
    coins = [shelf.add(f"C{n}", stock=40, tracking=Tracking.QUANTITY) for n in range(6)]

    def take(items: list[Item]) -> Callable[[], None]:
        def five_times() -> None:
            for _ in range(5):
                move(*((shelf.here, item, -1) for item in items))

        return five_times

    assert at_once(shelf.shop, [take(coins), take(coins[::-1])] * 2) == ["done"] * 4
    assert shelf.quantities() == [20] * 6
    with in_tenant(shelf.shop), transaction.atomic():
        assert Movement.objects.filter(kind=MovementKind.ADJUSTMENT).count() == 120


def test_the_last_two_take_all_the_grams_between_them(shelf: Shelf) -> None:
    coin = shelf.add("C", tracking=Tracking.QUANTITY)
    brought = StockMove(
        item_id=coin.pk, branch_id=shelf.here.pk, quantity=Decimal(3), fine_weight=Decimal(10), cost=Decimal(1)
    )
    with in_tenant(shelf.shop), transaction.atomic():
        move_stock(moves=[brought], kind=MovementKind.OPENING, moved_at=NOW)

    outcomes = at_once(shelf.shop, [lambda: move((shelf.here, coin, -1))] * 4)

    assert outcomes == [OutOfStock.__name__, "done", "done", "done"]
    with in_tenant(shelf.shop), transaction.atomic():
        level = Level.objects.get(item=coin)
        assert (level.quantity, level.fine_weight, level.cost) == (0, 0, 0)


def test_a_piece_is_weighed_anew_while_it_is_sold(shelf: Shelf) -> None:
    coin = shelf.add("C", stock=40, tracking=Tracking.QUANTITY)

    def weigh(grams: int) -> Callable[[], object]:
        def again() -> None:
            with transaction.atomic():
                version = Item.objects.get(pk=coin.pk).updated_at
            said = details(sku="C", tracking=Tracking.QUANTITY, gross_weight=Decimal(grams))
            update_stocked_item(actor=shelf.owner, item_id=coin.pk, details=said, version=version, now=NOW)

        return again

    outcomes = at_once(shelf.shop, [weigh(8), *([lambda: move((shelf.here, coin, -1))] * 4)])

    assert outcomes == ["done"] * 5
    with in_tenant(shelf.shop), transaction.atomic():
        assert Level.objects.get(item=coin).fine_weight == 36 * 6


def test_scrap_of_one_fineness_is_one_item(shelf: Shelf) -> None:
    def scrap() -> None:
        scrap_items(alloys=[("XAU", Decimal(740))])

    assert at_once(shelf.shop, [scrap] * 6) == ["done"] * 6
    with in_tenant(shelf.shop), transaction.atomic():
        assert Item.objects.count() == 1


def test_two_items_do_not_pass_the_limit_together(shelf: Shelf) -> None:
    with in_public():
        Subscription.objects.filter(tenant=shelf.shop).update(items_override=1)

    outcomes = at_once(shelf.shop, [lambda: add_item(shelf.owner, sku="A"), lambda: add_item(shelf.owner, sku="B")])

    assert outcomes == [LimitReached.__name__, "done"]
    with in_tenant(shelf.shop), transaction.atomic():
        assert Item.objects.count() == 1


def test_two_categories_do_not_make_a_circle(shelf: Shelf) -> None:
    with in_tenant(shelf.shop), transaction.atomic():
        first, second = (create_category(idempotency_key=uuid.uuid4(), name=name) for name in ("A", "B"))

    outcomes = at_once(
        shelf.shop,
        [
            lambda: move_category(category_id=first.pk, parent_id=second.pk),
            lambda: move_category(category_id=second.pk, parent_id=first.pk),
        ],
    )

    assert outcomes == ["CategoryWouldCircle", "done"]
    with in_tenant(shelf.shop), transaction.atomic():
        assert sorted(len(category.path) for category in Category.objects.all()) == [1, 2]
