"""Sales come back line by line, in parts, until everything is back."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from project.errors import InvalidInput
from tenant_apps.catalog.choices import Tracking
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.choices import ReturnReason, SaleStatus
from tenant_apps.sales.errors import AlreadyRefunded, CustomerRequired, MoreThanSold
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tests.books import by_part, out_of_balance
from tests.counter import RING_TOTAL, Counter, card, cash, written
from tests.factories.customers import add_customer

D = Decimal


def test_one_line_comes_back_and_the_sale_is_partly_refunded(counter: Counter) -> None:
    ring, band = counter.stock("RING"), counter.stock("BAND", making_amount=D(20))
    sale = counter.sell(ring, band)

    back = counter.take_back(sale, (2, 1), reason=ReturnReason.DEFECT, note="Clasp")

    [line] = back.lines.all()
    assert (line.sku, line.quantity, line.return_of) == ("BAND", D(-1), sale.lines.get(position=2))
    assert (back.return_reason, back.reason, back.total) == (ReturnReason.DEFECT, "Clasp", line.total)
    assert (counter.level_of(ring), counter.level_of(band)) == (0, 1)
    sale.refresh_from_db()
    assert sale.status == SaleStatus.PARTLY_REFUNDED


def test_the_parts_of_a_line_add_up_to_the_line(counter: Counter) -> None:
    chain = counter.stock("CHAIN", D(20), tracking=Tracking.WEIGHT, gross_weight=0, net_weight=0, unit_cost=33_333)
    sale = counter.sell(chain, quantity=D("10.0001"))

    for grams in ("3.3333", "0.0001", "3.3333", "3.3334"):
        counter.take_back(sale, (1, D(grams)))

    sums = SaleLine.objects.aggregate(
        *(Sum(name) for name in ("quantity", "net_weight", "fine_weight", "stock_fine_weight", "cost", "subtotal")),
        *(Sum(name) for name in ("discount", "tax", "rounding", "total")),
    )
    assert set(sums.values()) == {D(0)}
    assert Sale.objects.aggregate(Sum("total"), Sum("rounding")) == {"total__sum": 0, "rounding__sum": 0}
    assert (by_part(), out_of_balance()) == ({}, {})
    assert counter.level_of(chain) == 20
    sale.refresh_from_db()
    assert sale.status == SaleStatus.REFUNDED


def test_no_more_comes_back_than_is_left(counter: Counter) -> None:
    sale = counter.sell(counter.stock(quantity=3), quantity=3)
    counter.take_back(sale, (1, 2))
    before = written()

    with pytest.raises(MoreThanSold) as refusal:
        counter.take_back(sale, (1, 2))

    assert refusal.value.facts == {"position": 1, "left": D(1)}
    assert written() == before


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([(2, 1)], ["lines.0.position"]),
        ([(1, 1), (1, 1)], ["lines.1.position"]),
        ([(1, 0)], ["lines.0.quantity"]),
        ([(1, -1)], ["lines.0.quantity"]),
        ([(1, D("0.5"))], ["lines.0.quantity"]),
        ([(1, D("NaN"))], ["lines.0.quantity"]),
    ],
)
def test_what_cannot_come_back_is_named(counter: Counter, lines: list[tuple[int, Decimal]], fields: list[str]) -> None:
    sale = counter.sell(counter.stock(quantity=2), quantity=2)
    before = written()

    with pytest.raises(InvalidInput) as refusal:
        counter.take_back(sale, *lines)

    assert list(refusal.value.fields) == fields
    assert written() == before


def test_what_is_left_is_all_that_comes_back_where_nothing_is_named(counter: Counter) -> None:
    sale = counter.sell(counter.stock("A", 3), counter.stock("B", 3), quantity=3)
    counter.take_back(sale, (1, 1))

    back = counter.take_back(sale)

    assert [(line.sku, line.quantity) for line in back.lines.all()] == [("A", D(-2)), ("B", D(-3))]
    with pytest.raises(AlreadyRefunded):
        counter.take_back(sale)


def test_the_database_itself_refuses_that_more_comes_back(counter: Counter) -> None:
    line = counter.sell(counter.stock()).lines.get()
    back = SaleLine(
        sale_id=line.sale_id, position=9, return_of=line, quantity=D(-2), sku="RING", subtotal=0, total=0, item_id=None
    )

    with pytest.raises(IntegrityError, match="more of line"), transaction.atomic():
        back.save(force_insert=True)


def test_money_goes_back_in_the_order_of_the_house(counter: Counter) -> None:
    """By card before cash, and of each no more than it brought."""
    sale = counter.pay(counter.quote(counter.stock(quantity=2), quantity=2), cash(100_000_000), card(28_886_000))

    first, second = counter.take_back(sale, (1, 1)), counter.take_back(sale)

    assert list(first.payments.values_list("method", "amount")) == [
        (PaymentMethod.CARD, D(-28_886_000)),
        (PaymentMethod.CASH, D(-35_557_000)),
    ]
    assert list(second.payments.values_list("method", "amount")) == [(PaymentMethod.CASH, -RING_TOTAL)]
    assert Payment.objects.aggregate(Sum("amount"))["amount__sum"] == 0


def test_money_becomes_store_credit_where_the_customer_is_known(counter: Counter) -> None:
    known = counter.pay(counter.quote(counter.stock("A"), customer_id=add_customer("Sara").pk))
    unknown = counter.sell(counter.stock("B"))

    back = counter.take_back(known, to_store_credit=True)

    assert list(back.payments.values_list("method", "amount")) == [(PaymentMethod.STORE_CREDIT, -RING_TOTAL)]
    before = written()
    with pytest.raises(CustomerRequired):
        counter.take_back(unknown, to_store_credit=True)
    assert written() == before
