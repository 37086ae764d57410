"""Two people in the books at once: real connections, real commits."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.errors import PeriodClosed
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.ledger.services.close_period import close_period
from tests.ledger import DAY, kept_balances, money, post, summed_balances

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
WAITING = """
SELECT count(*) FROM pg_locks
WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def sell(branch: Branch, on: date = DAY) -> None:
    post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5), branch=branch, on=on)


class Books:
    """A shop with two branches whose transactions commit."""

    def __init__(self, shop: Tenant, pool: ThreadPoolExecutor) -> None:
        self.shop, self.pool = shop, pool
        with in_tenant(shop), transaction.atomic():
            self.owner = User.objects.get(username="owner")
            self.here = Branch.objects.get(is_default=True)
            self.there = Branch.objects.create(code="TWO", name="Second")

    def start(self, work: Callable[[], object]) -> Future[object]:
        """Run the work on a connection of its own."""

        def run() -> object:
            try:
                with in_tenant(self.shop):
                    return work()
            finally:
                connection.close()

        return self.pool.submit(run)

    def held(self, work: Callable[[], object], *, until: threading.Event) -> Future[object]:
        """Do the work and keep its transaction open; answers when the work is done, not when it commits."""
        done = threading.Event()

        def run() -> None:
            with transaction.atomic():
                work()
                done.set()
                until.wait(10)

        future = self.start(run)
        assert done.wait(10)
        return future

    def wait_for_somebody_who_waits(self) -> None:
        deadline = monotonic() + 10
        while monotonic() < deadline:
            with in_tenant(self.shop), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(WAITING)
                (waiting,) = cursor.fetchone()
            if waiting:
                return
            sleep(0.02)
        raise AssertionError("Nobody waits.")


@pytest.fixture
def books(committed_shop: Tenant) -> Iterator[Books]:
    with ThreadPoolExecutor(4) as pool:
        yield Books(committed_shop, pool)


def test_sales_of_two_branches_do_not_wait_for_each_other(books: Books) -> None:
    release = threading.Event()
    first = books.held(lambda: sell(books.here), until=release)

    books.start(lambda: sell(books.there)).result(timeout=10)

    assert not first.done()
    release.set()
    first.result(timeout=10)
    with in_tenant(books.shop), transaction.atomic():
        assert JournalEntry.objects.count() == 2


def test_many_sales_at_once_lose_no_balance(books: Books) -> None:
    def several() -> None:
        for _ in range(5):
            sell(books.here)
            sell(books.there)

    for work in [books.start(several) for _ in range(4)]:
        work.result(timeout=60)

    with in_tenant(books.shop), transaction.atomic():
        assert JournalEntry.objects.count() == 40
        assert kept_balances() == summed_balances()


def test_closing_waits_for_a_sale_under_way_and_the_next_one_is_refused(books: Books) -> None:
    release = threading.Event()
    under_way = books.held(lambda: sell(books.here), until=release)
    closing = books.start(lambda: close_period(actor=books.owner, through=DAY, now=NOW))
    books.wait_for_somebody_who_waits()
    late = books.start(lambda: sell(books.there))
    later = books.start(lambda: sell(books.there, on=date(2026, 11, 30)))

    assert not closing.done()
    release.set()
    under_way.result(timeout=10)
    closing.result(timeout=10)

    with pytest.raises(PeriodClosed):
        late.result(timeout=10)
    later.result(timeout=10)
    with in_tenant(books.shop), transaction.atomic():
        assert sorted(JournalEntry.objects.values_list("posted_on", flat=True)) == [DAY, date(2026, 11, 30)]
