import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from project.errors import BusinessError, InvalidInput, NotFound
from tenant_apps.catalog.models import Item
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.errors import ShiftRequired
from tenant_apps.drawers.models import CounterSettings, DrawerEntry
from tenant_apps.purchasing.errors import MoreThanOwed
from tenant_apps.purchasing.models import Payment, Supplier
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.books import posted
from tests.counter import Counter
from tests.purchasing import fix, give, invoice, owed, pay, receive, rings


@pytest.fixture
def owing(counter: Counter, supplier: Supplier, ring: Item) -> Supplier:
    """The shop owes 30 g of fine gold and 8,000,000 rials, and has the four rings."""
    invoice(counter, receive(counter, supplier, rings(ring)))
    return supplier


def test_cash_leaves_the_open_drawer(counter: Counter, owing: Supplier) -> None:
    shift = counter.open_drawer()

    paid = pay(counter, owing, 3_000_000)

    assert posted(paid.pk) == {("SUPPLIER", "IRR"): 3_000_000, ("PAYMENT_CASH", "IRR"): -3_000_000}
    assert DrawerEntry.objects.values_list("kind", "method", "amount").get(shift=shift) == (
        "SUPPLIER",
        "CASH",
        -3_000_000,
    )
    assert owed(owing) == {"IRR": (5_000_000, 0), "XAU": (30, 0)}


def test_a_transfer_needs_no_drawer(counter: Counter, owing: Supplier) -> None:
    CounterSettings.objects.create(requires_shift=True)

    with pytest.raises(ShiftRequired):
        pay(counter, owing, 8_000_000)
    paid = pay(counter, owing, 9_000_000, method=PaymentMethod.TRANSFER, terminal_id=None)

    assert posted(paid.pk)["PAYMENT_TRANSFER", "IRR"] == -9_000_000
    assert owed(owing)["IRR"] == (-1_000_000, 0)


def test_metal_out_of_stock_pays_grams(counter: Counter, owing: Supplier, ring: Item) -> None:
    paid = give(counter, owing, ring, 2)

    assert posted(paid.pk) == {
        ("METAL_STOCK", "XAU"): -15,
        ("SUPPLIER", "XAU"): 15,
        ("INVENTORY", "IRR"): -4_000_000,
        ("COST_OF_GOODS", "IRR"): 4_000_000,
    }
    assert (paid.metal, paid.fine_weight, counter.level_of(ring)) == ("XAU", 15, 2)
    assert owed(owing)["XAU"] == (15, 0)
    assert all(row.difference == 0 for row in stock_in_books())


def test_grams_become_money_at_a_rate(counter: Counter, owing: Supplier) -> None:
    paid = fix(counter, owing, "10.00000001", 7_000_000)

    assert paid.amount == Decimal("70000000.07")
    assert posted(paid.pk) == {
        ("SUPPLIER", "XAU"): Decimal("10.00000001"),
        ("METAL_TRADING", "XAU"): Decimal("-10.00000001"),
        ("METAL_BOUGHT", "IRR"): Decimal("70000000.07"),
        ("SUPPLIER", "IRR"): Decimal("-70000000.07"),
    }
    assert owed(owing) == {"IRR": (Decimal("78000000.07"), 0), "XAU": (Decimal("19.99999999"), 0)}


def test_no_more_grams_are_fixed_than_are_owed(counter: Counter, owing: Supplier) -> None:
    with pytest.raises(MoreThanOwed) as refused:
        fix(counter, owing, "30.00000001", 7_000_000)
    assert refused.value.facts == {"owed": 30}
    with pytest.raises(MoreThanOwed):
        fix(counter, owing, 1, 7_000_000, metal="XAG")

    assert owed(owing) == {"IRR": (8_000_000, 0), "XAU": (30, 0)}


def test_what_is_not_there_is_not_given(counter: Counter, owing: Supplier, ring: Item) -> None:
    watch = Item.objects.create(sku="W", name="Watch", tracking="QUANTITY", fixed_price=9)

    with pytest.raises(OutOfStock):
        give(counter, owing, ring, 5)
    with pytest.raises(InvalidInput):
        give(counter, owing, watch, 1)
    with pytest.raises(InvalidInput):
        give(counter, owing, ring, Decimal("0.5"))

    assert not Payment.objects.exists()
    assert counter.level_of(ring) == 4


@pytest.mark.parametrize(
    ("amount", "changes", "error"),
    [
        (0, {}, InvalidInput),
        (-5, {}, InvalidInput),
        (Decimal("0.00001"), {}, InvalidInput),
        (5, {"method": PaymentMethod.CARD}, InvalidInput),
        (5, {"reference": "x" * 61}, InvalidInput),
        (5, {"supplier_id": uuid.uuid4()}, NotFound),
        (5, {"branch_id": uuid.uuid4()}, NotFound),
        (5, {"terminal_id": uuid.uuid4()}, NotFound),
    ],
)
def test_a_refused_payment_pays_nothing(
    counter: Counter, owing: Supplier, amount: Decimal | int, changes: dict[str, Any], error: type[BusinessError]
) -> None:
    before = owed(owing)

    with pytest.raises(error):
        pay(counter, owing, amount, **changes)

    assert (owed(owing), Payment.objects.count()) == (before, 0)


@pytest.mark.parametrize(("grams", "rate"), [("0", 5), ("-1", 5), ("1", 0), ("1.000000001", 5), ("0.00000001", 1)])
def test_what_comes_to_nothing_is_not_fixed(counter: Counter, owing: Supplier, grams: str, rate: int) -> None:
    with pytest.raises(InvalidInput):
        fix(counter, owing, grams, rate)

    assert not Payment.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE purchasing_payment SET amount = 1", "DELETE FROM purchasing_payment"])
def test_a_payment_does_not_change(counter: Counter, owing: Supplier, statement: str) -> None:
    pay(counter, owing, 5)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
