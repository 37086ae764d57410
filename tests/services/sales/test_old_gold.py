"""Old gold in exchange for a part of the bill, or for all of it and more."""

from decimal import Decimal

import pytest

from project.errors import InvalidInput
from shared_apps.market.choices import Metal
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.catalog.models import Item
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.sales.errors import PaymentMismatch
from tenant_apps.sales.models import OldGold, Sale
from tenant_apps.sales.payments.taken import OldGoldTaken, PaymentTaken
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.books import by_part, out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, cash, written
from tests.factories.customers import add_customer

D = Decimal
VALUE = D("59200000.00")
"""LG-2: 12 g of 740 at 5,000,000 a gram of 750."""


def gold(amount: Decimal | int = VALUE, **changes: object) -> PaymentTaken:
    """Return 12 g net of 740, after 0.5 g of stones, changed as told."""
    piece = {"metal": Metal.GOLD, "gross_weight": D("12.5"), "deduction": D("0.5"), "fineness": D(740), **changes}
    return PaymentTaken(method=PaymentMethod.OLD_GOLD, amount=D(amount), pieces=(OldGoldTaken(**piece),))  # type: ignore[arg-type]  # changed by name


def ways(sale: Sale) -> list[tuple[str, Decimal]]:
    return list(sale.payments.values_list("method", "amount"))


def scrap() -> Item:
    return Item.objects.get(item_class=ItemClass.SCRAP)


def test_old_gold_reduces_the_bill_and_becomes_scrap(counter: Counter) -> None:
    """LG-2 beside LG-1."""
    sale = counter.pay(counter.quote(counter.stock()), gold(), cash(5_243_000))

    piece = OldGold.objects.get()
    assert (piece.net_weight, piece.fineness, piece.value, piece.per_fine_gram) == (
        D(12),
        D(740),
        VALUE,
        D("6666666.666667"),
    )
    assert (scrap().metal, scrap().fineness, counter.level_of(scrap())) == (Metal.GOLD, D(740), D(12))
    lines = posted(sale.pk)
    assert lines["PAYMENT_OLD_GOLD", "IRR"] == VALUE
    assert lines["SCRAP_STOCK", "XAU"] == D("8.88")
    assert lines["METAL_STOCK", "XAU"] == D("-7.5")
    assert lines["METAL_TRADING", "XAU"] == D("-1.38")
    assert out_of_balance() == {}


def test_the_shop_pays_what_it_is_worth_beyond_the_bill(counter: Counter) -> None:
    customer = add_customer("Sara")
    piece = gold(D("118400000.00"), gross_weight=D("24.5"))

    in_cash = counter.pay(counter.quote(counter.stock("A")), piece, payout=PaymentMethod.CASH)
    quote = counter.quote(counter.stock("B"), customer_id=customer.pk)
    as_credit = counter.pay(quote, piece, payout=PaymentMethod.STORE_CREDIT)

    over = D(118_400_000) - RING_TOTAL
    assert ways(in_cash) == [(PaymentMethod.OLD_GOLD, D(118_400_000)), (PaymentMethod.CASH, -over)]
    assert ways(as_credit) == [(PaymentMethod.OLD_GOLD, D(118_400_000)), (PaymentMethod.STORE_CREDIT, -over)]
    assert store_credit_of(customer) == over


def test_it_is_paid_out_only_where_somebody_says_how(counter: Counter) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(PaymentMismatch):
        counter.pay(quote, gold(D("118400000.00"), gross_weight=D("24.5")))

    assert written() == before


@pytest.mark.parametrize(
    ("payment", "field"),
    [
        (gold(VALUE - 1), "payments.0.amount"),
        (gold(fineness=D(1001)), "payments.0.pieces"),
        (gold(fineness=D(0)), "payments.0.pieces"),
        (gold(gross_weight=D("0.5")), "payments.0.pieces"),
        (gold(deduction=D(-1)), "payments.0.pieces"),
        (PaymentTaken(method=PaymentMethod.OLD_GOLD, amount=VALUE), "payments.0.pieces"),
        (PaymentTaken(method=PaymentMethod.CARD, amount=VALUE, pieces=gold().pieces), "payments.0.pieces"),
    ],
)
def test_gold_that_is_worth_something_else_is_refused(counter: Counter, payment: PaymentTaken, field: str) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(InvalidInput) as refusal:
        counter.pay(quote, payment, cash(10_000_000))

    assert list(refusal.value.fields) == [field]
    assert written() == before


def test_the_gold_itself_goes_back_while_it_is_there(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock()), gold(), cash(5_243_000))

    back = counter.take_back(sale)

    assert ways(back) == [(PaymentMethod.CASH, D(-5_243_000)), (PaymentMethod.OLD_GOLD, -VALUE)]
    assert counter.level_of(scrap()) == 0
    assert (by_part(), out_of_balance()) == ({}, {})


def test_gold_that_was_melted_is_paid_back_in_money(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock()), gold(), cash(5_243_000))
    melted = StockMove(item_id=scrap().pk, branch_id=counter.branch.pk, quantity=D(-1), reason="Melted")
    move_stock(moves=[melted], kind=MovementKind.ADJUSTMENT, moved_at=NOW)

    back = counter.take_back(sale)

    assert ways(back) == [(PaymentMethod.CASH, D(-5_243_000)), (PaymentMethod.CASH, -VALUE)]
    assert counter.level_of(scrap()) == 11
    assert out_of_balance() == {}


def test_gold_of_which_a_part_was_paid_out_is_paid_back_in_money(counter: Counter) -> None:
    piece = gold(D("118400000.00"), gross_weight=D("24.5"))
    sale = counter.pay(counter.quote(counter.stock()), piece, payout=PaymentMethod.CASH)

    assert ways(counter.take_back(sale)) == [(PaymentMethod.CASH, -RING_TOTAL)]
    assert counter.level_of(scrap()) == 24
