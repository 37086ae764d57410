"""What lines of a sale are worth when they come back."""

import uuid
from decimal import Decimal

import pytest

from project.errors import NotFound
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.errors import AlreadyRefunded, MoreThanSold
from tenant_apps.sales.models import Sale
from tenant_apps.sales.selectors.return_value import return_value
from tests.counter import RING_TOTAL, Counter, card, cash, written

D = Decimal


def worth(counter: Counter, sale: Sale, *lines: tuple[int, int]) -> Decimal:
    asked = tuple(LineReturned(position=position, quantity=D(quantity)) for position, quantity in lines)
    return return_value(sale_id=sale.pk, lines=asked or None, now=counter.now)


def test_is_what_the_return_then_gives_and_writes_nothing(counter: Counter) -> None:
    sale = counter.sell(counter.stock("A", 3), counter.stock("B"), quantity=1)
    before = written()

    named = worth(counter, sale, (2, 1))

    assert written() == before
    assert named == RING_TOTAL == -counter.take_back(sale, (2, 1)).total


def test_what_came_back_before_is_worth_nothing_more(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock("A", 3), quantity=3), card(3 * RING_TOTAL))
    counter.take_back(sale, (1, 2))

    assert worth(counter, sale) == worth(counter, sale, (1, 1)) == RING_TOTAL
    with pytest.raises(MoreThanSold) as refusal:
        worth(counter, sale, (1, 2))

    assert refusal.value.facts == {"position": 1, "left": D(1)}
    counter.take_back(sale)
    with pytest.raises(AlreadyRefunded):
        worth(counter, sale)


def test_is_no_more_than_was_paid_where_cash_was_rounded(counter: Counter) -> None:
    counter.round_cash_to(10_000)
    sale = counter.pay(counter.quote(counter.stock("A")), cash(64_440_000))

    assert worth(counter, sale) == D(64_440_000)


def test_a_sale_that_is_not_there_is_worth_nothing(counter: Counter) -> None:
    with pytest.raises(NotFound):
        return_value(sale_id=uuid.uuid4(), lines=None, now=counter.now)
