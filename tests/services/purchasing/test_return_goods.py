import uuid
from decimal import Decimal
from typing import Any

import pytest

from project.errors import BusinessError, InvalidInput, NotFound
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.choices import Settlement
from tenant_apps.purchasing.errors import MoreThanReceived, NotInvoiced
from tenant_apps.purchasing.models import Invoice, InvoiceLine, Supplier
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.books import posted
from tests.counter import Counter
from tests.purchasing import billed, give, invoice, owed, receive, rings, send_back


def test_grams_and_money_are_no_longer_owed(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    invoice(counter, receipt, billed(receipt, fine_weight=Decimal("30.04"), tax=Decimal(800_000)))

    note = send_back(counter, receipt, 1)

    assert (note.kind, note.number) == ("DEBIT_NOTE", "BAZ-D1405-000001")
    assert posted(note.pk) == {
        ("METAL_STOCK", "XAU"): Decimal("-7.5"),
        ("SUPPLIER", "XAU"): Decimal("7.51"),
        ("STOCK_DIFFERENCE", "XAU"): Decimal("-0.01"),
        ("INVENTORY", "IRR"): -2_000_000,
        ("INPUT_TAX", "IRR"): -200_000,
        ("SUPPLIER", "IRR"): 2_200_000,
    }
    assert owed(supplier) == {"IRR": (6_600_000, 0), "XAU": (Decimal("22.53"), 0)}
    assert counter.level_of(ring) == 3
    assert all(row.difference == 0 for row in stock_in_books())


def test_metal_that_was_priced_goes_back_through_metal_trading(
    counter: Counter, supplier: Supplier, ring: Item
) -> None:
    receipt = receive(counter, supplier, rings(ring))
    invoice(counter, receipt, billed(receipt, Settlement.MONEY, metal_amount=Decimal(200_000_000)))

    note = send_back(counter, receipt, 4)

    assert posted(note.pk) == {
        ("METAL_STOCK", "XAU"): -30,
        ("METAL_TRADING", "XAU"): 30,
        ("METAL_BOUGHT", "IRR"): -200_000_000,
        ("INVENTORY", "IRR"): -8_000_000,
        ("SUPPLIER", "IRR"): 208_000_000,
    }
    assert owed(supplier) == {}


def test_parts_that_go_back_one_by_one_make_up_the_whole(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring, 3, cost=Decimal("100.0001")))
    invoice(counter, receipt, billed(receipt, fine_weight=Decimal("22.50000001"), tax=Decimal("0.0001")))

    for _ in range(3):
        send_back(counter, receipt, 1)

    assert owed(supplier) == {}
    assert InvoiceLine.objects.filter(is_return=True).count() == 3
    assert all(row.difference == 0 for row in stock_in_books())


def test_no_more_goes_back_than_came(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    invoice(counter, receipt)
    receive(counter, supplier, rings(ring))
    send_back(counter, receipt, 3)

    with pytest.raises(MoreThanReceived) as refused:
        send_back(counter, receipt, 2)

    assert refused.value.facts == {"left": 1}
    assert counter.level_of(ring) == 5


def test_goods_that_left_the_shop_do_not_go_back(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    invoice(counter, receipt)
    give(counter, supplier, ring, 3)

    with pytest.raises(OutOfStock):
        send_back(counter, receipt, 2)

    assert not Invoice.objects.filter(kind="DEBIT_NOTE").exists()


@pytest.mark.parametrize("is_held", [False, True])
def test_goods_that_are_not_invoiced_in_the_books_do_not_go_back(
    counter: Counter, supplier: Supplier, ring: Item, is_held: bool
) -> None:
    receipt = receive(counter, supplier, rings(ring))
    if is_held:
        invoice(counter, receipt, billed(receipt, cost=Decimal(1)))

    with pytest.raises(NotInvoiced) as refused:
        send_back(counter, receipt, 1)

    assert refused.value.facts == {"positions": [1]}
    assert counter.level_of(ring) == 4


@pytest.mark.parametrize(
    ("quantity", "changes", "error"),
    [
        (0, {}, InvalidInput),
        (Decimal("0.5"), {}, InvalidInput),
        (1, {"reason": ""}, InvalidInput),
        (1, {"lines": []}, InvalidInput),
        (1, {"branch_id": uuid.uuid4()}, NotFound),
        (1, {"supplier_id": uuid.uuid4()}, NotFound),
    ],
)
def test_a_refusal_returns_nothing(
    counter: Counter,
    supplier: Supplier,
    ring: Item,
    quantity: Decimal | int,
    changes: dict[str, Any],
    error: type[BusinessError],
) -> None:
    receipt = receive(counter, supplier, rings(ring))
    invoice(counter, receipt)
    before = owed(supplier)

    with pytest.raises(error):
        send_back(counter, receipt, quantity, **changes)

    assert (owed(supplier), counter.level_of(ring)) == (before, 4)
