"""Two people at one transfer: real connections, real commits."""

import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.transfers.errors import TransferChanged, TransferNotReady
from tenant_apps.transfers.models import Settlement, Transfer
from tests.concurrency.test_stock import at_once
from tests.counter import open_counter
from tests.transfers import Road, differences, said, there_is

D = Decimal
READY, CHANGED, GONE = TransferNotReady.__name__, TransferChanged.__name__, OutOfStock.__name__


class Shop:
    """A shop whose transactions commit, and the way between its branches."""

    def __init__(self, shop: Tenant) -> None:
        self.tenant = shop
        with in_tenant(shop), transaction.atomic():
            owner = User.objects.get(username="owner")
            there = Branch.objects.create(code="TWO", name="Second")
            self.road = Road(actor=owner, here=Branch.objects.get(is_default=True), there=there)
            self.back = Road(actor=owner, here=there, there=self.road.here)

    def do[T](self, work: Callable[[], T]) -> T:
        with in_tenant(self.tenant), transaction.atomic():
            return work()

    def at_once(self, *works: Callable[[], object]) -> list[str]:
        return at_once(self.tenant, list(works))

    def coins(self, sku: str = "COIN", quantity: int = 10) -> Item:
        return self.do(lambda: self.road.stock(sku, quantity, tracking=Tracking.QUANTITY))


@pytest.fixture
def two(committed_shop: Tenant) -> Shop:
    return Shop(committed_shop)


def test_one_of_two_receives_the_whole(two: Shop) -> None:
    coin = two.coins()
    transfer = two.do(lambda: two.road.sent((coin, 10)))

    outcomes = two.at_once(*[lambda: two.road.receive(transfer, said((1, 10, 10)))] * 3)

    assert outcomes == [READY, READY, "done"]
    assert two.do(lambda: there_is(coin)) == {("TWO", "SHELF"): D(10)}
    assert two.do(lambda: (Settlement.objects.count(), differences())) == (1, [])


def test_the_same_half_is_not_counted_twice(two: Shop) -> None:
    coin = two.coins()
    transfer = two.do(lambda: two.road.sent((coin, 10)))

    outcomes = two.at_once(*[lambda: two.road.receive(transfer, said((1, 5, 10)))] * 2)

    assert outcomes == [CHANGED, "done"]
    assert two.do(lambda: there_is(coin)) == {("MAIN", "TRANSIT"): D(5), ("TWO", "SHELF"): D(5)}


def test_the_same_request_twice_receives_once(two: Shop) -> None:
    coin = two.coins()
    transfer, key = two.do(lambda: two.road.sent((coin, 10))), uuid.uuid4()

    outcomes = two.at_once(*[lambda: two.road.receive(transfer, said((1, 5, 10)), idempotency_key=key)] * 4)

    assert outcomes == ["done"] * 4
    assert two.do(lambda: there_is(coin)) == {("MAIN", "TRANSIT"): D(5), ("TWO", "SHELF"): D(5)}


def test_what_is_received_is_not_called_back_or_lost(two: Shop) -> None:
    coin = two.coins()
    transfer, everything = two.do(lambda: two.road.sent((coin, 10))), said((1, 10, 10))

    outcomes = two.at_once(
        lambda: two.road.receive(transfer, everything),
        lambda: two.road.call_back(transfer, everything),
        lambda: two.road.write_off(transfer, everything),
    )

    assert outcomes == [READY, READY, "done"]
    assert two.do(lambda: (Settlement.objects.count(), differences())) == (1, [])


def test_a_transfer_is_sent_once(two: Shop) -> None:
    coin = two.coins(quantity=30)
    transfer = two.do(lambda: two.road.approve(two.road.request((coin, 10))))

    outcomes = two.at_once(*[lambda: two.road.send(transfer)] * 3)

    assert outcomes == [READY, READY, "done"]
    assert two.do(lambda: there_is(coin)) == {("MAIN", "SHELF"): D(20), ("MAIN", "TRANSIT"): D(10)}
    assert two.do(lambda: JournalEntry.objects.filter(event="TRANSFER_SENT").count()) == 1


def test_a_request_is_approved_or_rejected(two: Shop) -> None:
    coin = two.coins()
    transfer = two.do(lambda: two.road.request((coin, 10)))

    outcomes = two.at_once(
        lambda: two.road.approve(transfer), lambda: two.road.approve(transfer), lambda: two.road.approve(transfer)
    )

    assert outcomes == [READY, READY, "done"]


def test_a_piece_is_sold_or_sent(committed_shop: Tenant, two: Shop) -> None:
    counter = two.do(lambda: open_counter(two.road.actor))
    ring = two.do(lambda: counter.stock("RING", tracking=Tracking.PIECE))
    way = Road(actor=two.road.actor, here=counter.branch, there=two.road.there)
    transfer = two.do(lambda: way.approve(way.request((ring, 1))))
    quote = two.do(lambda: counter.quote(ring))

    outcomes = two.at_once(lambda: counter.pay(quote), lambda: way.send(transfer))

    assert outcomes == [GONE, "done"]
    where = two.do(lambda: there_is(ring))
    status = two.do(lambda: Transfer.objects.get().status)
    assert (where, status) in [({}, "APPROVED"), ({(counter.branch.code, "TRANSIT"): D(1)}, "SENT")]


def test_two_transfers_send_the_last_piece_once(two: Shop) -> None:
    ring = two.do(lambda: two.road.stock("RING"))
    first, second = (two.do(lambda: two.road.approve(two.road.request((ring, 1)))) for _ in range(2))

    assert two.at_once(lambda: two.road.send(first), lambda: two.road.send(second)) == [GONE, "done"]


def test_goods_that_go_and_come_back_do_not_deadlock(two: Shop) -> None:
    coins = [two.coins(f"C{n}", 60) for n in range(4)]
    lines = [(coin, 30) for coin in coins]
    halves = two.do(lambda: two.road.sent(*lines))
    two.do(lambda: two.road.receive(halves, said(*((n, 30, 30) for n in range(1, 5)))))

    def there_and_back(way: Road, items: list[Item], *, is_received: bool) -> Callable[[], None]:
        def four_times() -> None:
            everything = said(*((n, 2, 2) for n in range(1, len(items) + 1)))
            for _ in range(4):
                transfer = way.sent(*((item, 2) for item in items))
                (way.receive if is_received else way.call_back)(transfer, everything)

        return four_times

    outcomes = two.at_once(
        there_and_back(two.road, coins, is_received=True),
        there_and_back(two.back, coins[::-1], is_received=True),
        there_and_back(two.road, coins[::-1], is_received=False),
        there_and_back(two.back, coins, is_received=False),
    )

    assert outcomes == ["done"] * 4
    halved = {("MAIN", "SHELF"): D(30), ("TWO", "SHELF"): D(30)}
    assert two.do(lambda: [there_is(coin) for coin in coins]) == [halved] * 4
    assert two.do(differences) == []


def test_requests_at_once_have_numbers_without_gaps(two: Shop) -> None:
    coin = two.coins()

    assert two.at_once(*[lambda: two.road.request((coin, 1))] * 6) == ["done"] * 6
    numbers = two.do(lambda: sorted(Transfer.objects.values_list("number", flat=True)))
    assert [number.rpartition("-")[2] for number in numbers] == [f"{n:06}" for n in range(1, 7)]
