"""Tills and their people at the same moment: real connections, real commits."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from time import sleep

import pytest
from django.db import connection, transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.choices import TakingKind
from tenant_apps.drawers.errors import ShiftAlreadyOpen, ShiftNotOpen, ShiftRequired
from tenant_apps.drawers.models import CounterSettings, DrawerEntry, Shift
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tests.concurrency.test_checkout import at_once
from tests.till import OPENED, Till, counted, set_up_till, taken


@pytest.fixture
def till(committed_shop: Tenant) -> Till:
    with in_tenant(committed_shop), transaction.atomic():
        CounterSettings.objects.create(requires_shift=True)
        return set_up_till(User.objects.get(username="owner"))


def test_eight_people_open_one_drawer_once(committed_shop: Tenant, till: Till) -> None:
    answers = at_once(committed_shop, [till.open] * 8)

    names = [type(answer).__name__ for answer in answers]
    assert sorted(names) == ["Shift", *[ShiftAlreadyOpen.__name__] * 7]
    with in_tenant(committed_shop), transaction.atomic():
        assert Shift.objects.count() == 1


def test_a_shift_is_closed_once_though_four_close_it(committed_shop: Tenant, till: Till) -> None:
    with in_tenant(committed_shop):
        shift = till.open(1000)

    answers = at_once(committed_shop, [partial(till.close, shift, counted(1000))] * 4)

    names = [type(answer).__name__ for answer in answers]
    assert sorted(names) == ["Shift", *[ShiftNotOpen.__name__] * 3]


def test_numbers_have_no_gaps_though_every_second_close_fails(committed_shop: Tenant, till: Till) -> None:
    @transaction.atomic
    def fail_at_the_end(shift: Shift) -> None:
        till.close(shift, counted(1))
        raise InterruptedError

    numbers = []
    for _ in range(6):
        with in_tenant(committed_shop):
            shift = till.open(0)
            with pytest.raises(InterruptedError):
                fail_at_the_end(shift)
            numbers.append(till.close(shift, counted(0)).z_number)

    assert numbers == [1, 2, 3, 4, 5, 6]


def in_background[T](pool: ThreadPoolExecutor, shop: Tenant, work: Callable[[], T]) -> Future[T]:
    def run() -> T:
        try:
            with in_tenant(shop):
                return work()
        finally:
            connection.close()

    return pool.submit(run)


def test_closing_waits_for_the_sale_that_is_being_made_and_counts_it(committed_shop: Tenant, till: Till) -> None:
    with in_tenant(committed_shop):
        shift = till.open(1000)
    has_locked, may_end = threading.Event(), threading.Event()

    @transaction.atomic
    def sell() -> None:
        drawer = shift_for(terminal_id=till.terminal.pk)
        has_locked.set()
        assert may_end.wait(10)
        record_takings(shift=drawer, kind=TakingKind.SALE, source_id=uuid.uuid4(), takings=[taken(300)], at=OPENED)

    with ThreadPoolExecutor(2) as pool:
        sale = in_background(pool, committed_shop, sell)
        assert has_locked.wait(10)
        closing = in_background(pool, committed_shop, partial(till.close, shift, counted(1300)))
        sleep(0.3)
        assert not closing.done()
        may_end.set()
        sale.result(10)
        closed = closing.result(10)

    assert (closed.expected_cash, closed.differs) == (1300, False)


def test_a_sale_that_came_during_the_close_finds_no_open_drawer(committed_shop: Tenant, till: Till) -> None:
    with in_tenant(committed_shop):
        shift = till.open(1000)
    has_closed, may_commit = threading.Event(), threading.Event()

    @transaction.atomic
    def close() -> None:
        till.close(shift, counted(1000))
        has_closed.set()
        assert may_commit.wait(10)

    with ThreadPoolExecutor(2) as pool:
        closing = in_background(pool, committed_shop, close)
        assert has_closed.wait(10)
        sale = in_background(pool, committed_shop, partial(till.take, taken(300)))
        sleep(0.3)
        assert not sale.done()
        may_commit.set()
        closing.result(10)
        with pytest.raises(ShiftRequired):
            sale.result(10)

    with in_tenant(committed_shop), transaction.atomic():
        assert not DrawerEntry.objects.exists()


def test_two_sales_at_one_till_do_not_wait_for_each_other(committed_shop: Tenant, till: Till) -> None:
    with in_tenant(committed_shop):
        till.open(1000)
    both_hold_it = threading.Barrier(2)

    @transaction.atomic
    def sell() -> None:
        shift_for(terminal_id=till.terminal.pk)
        both_hold_it.wait(10)

    at_once(committed_shop, [sell, sell])
