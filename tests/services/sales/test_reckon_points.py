"""Points follow a sale and what becomes of it, in whatever order that is heard of."""

from decimal import Decimal

import pytest

from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.sales.models import Sale
from tenant_apps.sales.services.reckon_points import reckon_points
from tests.books import by_part, out_of_balance
from tests.counter import NOW, Counter
from tests.factories.customers import add_customer
from tests.factories.loyalty import reward

D = Decimal


@pytest.fixture
def customer(counter: Counter) -> Customer:
    """Somebody in a shop that gives a point for every million; a point pays 10,000."""
    reward()
    return add_customer("Sara")


@pytest.fixture
def sale(counter: Counter, customer: Customer) -> Sale:
    """Two rings of 64,443,000 each."""
    quote = counter.quote(counter.stock(quantity=2), quantity=2, customer_id=customer.pk)
    return counter.pay(quote)


def reckon(sale: Sale, times: int = 1) -> None:
    for _ in range(times):
        reckon_points(sale_id=sale.pk, now=NOW)


def test_a_sale_earns_its_points_once_and_the_books_owe_them(customer: Customer, sale: Sale) -> None:
    reckon(sale, times=2)

    assert points_of(customer).points == 128
    assert by_part()["POINTS_EXPENSE", "IRR"] == D(1_280_000)
    assert by_part()["POINTS_LIABILITY", "IRR"] == D(-1_280_000)
    assert out_of_balance() == {}


def test_what_comes_back_takes_its_points_along(counter: Counter, customer: Customer, sale: Sale) -> None:
    reckon(sale)
    counter.take_back(sale, (1, 1))

    reckon(sale, times=2)

    assert points_of(customer).points == 64
    assert by_part()["POINTS_LIABILITY", "IRR"] == D(-640_000)


def test_a_return_that_is_heard_of_first_changes_nothing_in_the_end(
    counter: Counter, customer: Customer, sale: Sale
) -> None:
    counter.take_back(sale, (1, 1))

    reckon(sale, times=2)

    assert points_of(customer).points == 64


def test_a_void_sale_leaves_no_point(counter: Counter, customer: Customer, sale: Sale) -> None:
    reckon(sale)
    counter.void(sale)

    reckon(sale, times=2)

    assert points_of(customer).points == 0
    assert ("POINTS_LIABILITY", "IRR") not in by_part()
    assert out_of_balance() == {}


def test_without_a_customer_nobody_earns(counter: Counter) -> None:
    reward()
    sale = counter.sell(counter.stock())

    reckon(sale)

    assert ("POINTS_LIABILITY", "IRR") not in by_part()
