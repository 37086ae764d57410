"""Counting while the shop sells, and two people at one tray: real connections, real commits."""

import threading
import uuid
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection, transaction

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.counts.choices import Scanned
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.counts.services.scan_code import Scan
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.concurrency.test_stock import at_once
from tests.counting import approve, enter, finish, scan, start
from tests.factories.catalog import NOW, add_item
from tests.plugins.tenants import PASSWORD

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


class Tray:
    """A shop whose transactions commit, with ten coins, a ring, and a count that is open."""

    def __init__(self, shop: Tenant) -> None:
        self.shop = shop
        with in_tenant(shop), transaction.atomic():
            self.owner = User.objects.get(username="owner")
            self.cashier = add_user(
                user=NewUser(username="cashier", full_name="Cashier"), role=Role.CASHIER, password=PASSWORD
            )
            self.branch = Branch.objects.get(is_default=True)
            self.coin = add_item(self.owner, sku="COIN", tracking=Tracking.QUANTITY, stock=10)
            self.ring = add_item(self.owner, sku="RING", stock=1)
            self.count = start(self.owner, self.branch)

    def sell(self, item: Item) -> None:
        move = StockMove(item_id=item.pk, branch_id=self.branch.pk, quantity=Decimal(-1))
        move_stock(moves=[move], kind=MovementKind.SALE, moved_at=NOW)

    def elsewhere(self, work: Callable[[], object]) -> threading.Thread:
        """Start work on a connection of its own."""

        def run() -> None:
            try:
                with in_tenant(self.shop):
                    work()
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def level(self, item: Item) -> Decimal:
        return Level.objects.get(item=item).quantity


def wait_for_a_lock() -> None:
    """Return as soon as another connection waits for a lock."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone() != (0,):
                return


@pytest.fixture
def tray(committed_shop: Tenant) -> Tray:
    return Tray(committed_shop)


def test_a_sale_under_way_is_waited_for(tray: Tray) -> None:
    """The coin has left the shelf and its sale commits while the nine that are left are counted."""
    with in_tenant(tray.shop), transaction.atomic():
        tray.sell(tray.coin)
        counting = tray.elsewhere(lambda: scan(tray.owner, tray.count, "COIN", 9))
        wait_for_a_lock()
    counting.join()

    with in_tenant(tray.shop), transaction.atomic():
        line = StockCountLine.objects.get(item=tray.coin)
        assert (line.expected, line.counted) == (9, 9)


def test_a_sale_that_comes_later_is_a_movement_since(tray: Tray) -> None:
    """All ten are counted; a sale waits until the line is written, and takes its coin after it."""
    with in_tenant(tray.shop), transaction.atomic():
        scan(tray.owner, tray.count, "COIN", 10)
        selling = tray.elsewhere(lambda: tray.sell(tray.coin))
        wait_for_a_lock()
    selling.join()

    with in_tenant(tray.shop), transaction.atomic():
        line = StockCountLine.objects.get(item=tray.coin)
        assert (line.expected, line.counted, tray.level(tray.coin)) == (10, 10, 9)
        scan(tray.owner, tray.count, "RING")
        finish(tray.owner, tray.count)
        approve(tray.owner, tray.count)
        assert (tray.level(tray.coin), tray.level(tray.ring)) == (9, 1)


def test_sales_and_counts_at_once_end_with_what_is_there(tray: Tray) -> None:
    """Whatever came first: two coins too many lie there in the moment of counting, and four are sold around it."""

    def count_two_too_many() -> None:
        with transaction.atomic():
            there = Level.objects.select_for_update().get(item=tray.coin).quantity
            scan(tray.owner, tray.count, "COIN", there + 2)

    outcomes = at_once(tray.shop, [count_two_too_many, *[lambda: tray.sell(tray.coin)] * 4])

    assert outcomes == ["done"] * 5
    with in_tenant(tray.shop), transaction.atomic():
        scan(tray.owner, tray.count, "RING")
        finish(tray.owner, tray.count)
        approve(tray.owner, tray.count)
        assert tray.level(tray.coin) == 10 - 4 + 2


def test_a_piece_that_two_people_scan_counts_once(tray: Tray) -> None:
    scans: list[Scan] = []
    people = (tray.owner, tray.cashier)

    def look(actor: User) -> None:
        scans.append(scan(actor, tray.count, "RING"))

    at_once(tray.shop, [partial(look, actor) for actor in people])

    assert sorted(one.outcome for one in scans) == [Scanned.COUNTED, Scanned.COUNTED_BEFORE]
    assert len({one.line.counted_by for one in scans}) == 1
    with in_tenant(tray.shop), transaction.atomic():
        assert StockCountLine.objects.get(item=tray.ring).counted == 1


def test_two_lists_in_opposite_orders_do_not_deadlock(tray: Tray) -> None:
    with in_tenant(tray.shop), transaction.atomic():
        names = [f"C{number}" for number in range(8)]
        for name in names:
            add_item(tray.owner, sku=name, tracking=Tracking.QUANTITY, stock=1)
    found = [dict.fromkeys([*order, *(f"?{name}" for name in order)], 1) for order in (names, names[::-1])]

    outcomes = at_once(tray.shop, [partial(enter, tray.owner, tray.count, one) for one in found * 2])

    assert outcomes == ["done"] * 4
    with in_tenant(tray.shop), transaction.atomic():
        assert set(StockCountLine.objects.values_list("counted", flat=True)) == {4}


def test_one_of_two_approves(tray: Tray) -> None:
    with in_tenant(tray.shop), transaction.atomic():
        finish(tray.owner, tray.count)

    outcomes = at_once(tray.shop, [lambda: approve(tray.owner, tray.count)] * 2)

    assert outcomes == ["CountMovedOn", "done"]
    with in_tenant(tray.shop), transaction.atomic():
        assert Movement.objects.filter(kind=MovementKind.COUNT).count() == 2


def test_nothing_is_scanned_into_a_count_that_is_being_finished(tray: Tray) -> None:
    outcomes = at_once(
        tray.shop,
        [lambda: finish(tray.owner, tray.count), *[lambda: scan(tray.owner, tray.count, str(uuid.uuid4()))] * 3],
    )

    with in_tenant(tray.shop), transaction.atomic():
        scanned = StockCountLine.objects.filter(item=None).count()
        assert outcomes == sorted([*["CountMovedOn"] * (3 - scanned), *["done"] * (scanned + 1)])
        assert StockCount.objects.get().status == "COUNTED"
