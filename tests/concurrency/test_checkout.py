"""Many tills at once: real connections, real commits."""

import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection, transaction

from project.errors import BusinessError
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import NumberSeries
from tenant_apps.sales.errors import AlreadyRefunded, QuoteUsed
from tenant_apps.sales.models import Sale
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level
from tests.counter import Counter, cash, open_counter


@pytest.fixture
def counter(committed_shop: Tenant) -> Counter:
    with in_tenant(committed_shop), transaction.atomic():
        return open_counter(User.objects.get(username="owner"))


def at_once[T](shop: Tenant, works: Sequence[Callable[[], T]]) -> list[T | BusinessError]:
    """Start all works in the same moment, each on a connection of its own; return what came of each."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], T]) -> T | BusinessError:
        try:
            with in_tenant(shop):
                gate.wait()
                return work()
        except BusinessError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def kinds(answers: list[Sale | BusinessError]) -> dict[str, int]:
    names = [type(answer).__name__ for answer in answers]
    return {name: names.count(name) for name in names}


def test_the_last_piece_is_sold_once_to_fifty_buyers(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        ring = counter.stock("LAST")
        quotes = [counter.quote(ring) for _ in range(50)]

    answers = at_once(committed_shop, [partial(counter.pay, quote) for quote in quotes])

    assert kinds(answers) == {"Sale": 1, "OutOfStock": 49}
    assert {tuple(answer.facts["skus"]) for answer in answers if isinstance(answer, OutOfStock)} == {("LAST",)}
    with in_tenant(committed_shop), transaction.atomic():
        assert Sale.objects.count() == 1
        assert Level.objects.get(item=ring).quantity == 0


def test_one_key_sent_eight_times_at_once_makes_one_sale(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        quote, key = counter.quote(counter.stock(quantity=8)), uuid.uuid4()

    answers = at_once(committed_shop, [partial(counter.pay, quote, key=key)] * 8)

    assert len(set(answers)) == 1
    assert kinds(answers) == {"Sale": 8}


def test_one_quote_paid_at_eight_tills_becomes_one_sale(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        quote = counter.quote(counter.stock(quantity=8))

    answers = at_once(committed_shop, [partial(counter.pay, quote)] * 8)

    assert kinds(answers) == {"Sale": 1, QuoteUsed.__name__: 7}


def test_carts_in_opposite_orders_wait_for_each_other_and_never_lock_up(
    committed_shop: Tenant, counter: Counter
) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        rings = [counter.stock(f"R{number}", 20) for number in range(5)]
        quotes = [counter.quote(*(rings if turn % 2 else reversed(rings))) for turn in range(12)]

    answers = at_once(committed_shop, [partial(counter.pay, quote) for quote in quotes])

    assert kinds(answers) == {"Sale": 12}


def test_numbers_have_no_gaps_though_every_second_checkout_fails(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        quotes = [counter.quote(counter.stock(f"R{number}")) for number in range(16)]

    def fail_at_the_end(quote_number: int) -> Sale:
        with transaction.atomic():
            sale = counter.pay(quotes[quote_number])
            if quote_number % 2:
                raise BusinessError
            return sale

    answers = at_once(committed_shop, [partial(fail_at_the_end, number) for number in range(16)])

    assert kinds(answers) == {"Sale": 8, "BusinessError": 8}
    with in_tenant(committed_shop), transaction.atomic():
        numbers = sorted(Sale.objects.values_list("number", flat=True))
        assert numbers == [f"BAZ-1405-{number:06}" for number in range(1, 9)]
        assert NumberSeries.objects.get().last_number == 8


def test_two_refunds_at_once_give_back_once(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        ring = counter.stock()
        sale = counter.pay(counter.quote(ring), cash(Decimal(70_000_000)))

    def refund() -> Sale:
        return counter.take_back(sale)

    answers = at_once(committed_shop, [refund] * 4)

    assert kinds(answers) == {"Sale": 1, AlreadyRefunded.__name__: 3}
    with in_tenant(committed_shop), transaction.atomic():
        assert Level.objects.get(item=ring).quantity == 1
