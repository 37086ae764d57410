import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import BusinessError, InvalidInput, NotFound
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.purchasing.models import Receipt, ReceiptLine, Supplier
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.books import posted
from tests.counter import Counter
from tests.purchasing import owed, receive, rings

BRACELET = ItemDetails(sku="B-1", name="Bracelet", metal="XAU", fineness=Decimal(750))


def written() -> tuple[object, ...]:
    counts = [model.objects.count() for model in (Receipt, ReceiptLine, Movement, JournalEntry, Item)]
    return counts, list(Level.objects.values_list("pk", "quantity", "fine_weight", "cost"))


def test_goods_come_into_stock_and_stand_as_not_invoiced(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))

    assert receipt.number == "BAZ-G1405-000001"
    assert Level.objects.values_list("quantity", "fine_weight", "cost").get() == (4, 30, 8_000_000)
    assert posted(receipt.pk) == {
        ("METAL_STOCK", "XAU"): 30,
        ("GOODS_RECEIVED", "XAU"): -30,
        ("INVENTORY", "IRR"): 8_000_000,
        ("GOODS_RECEIVED", "IRR"): -8_000_000,
    }
    assert owed(supplier) == {"IRR": (0, 8_000_000), "XAU": (0, 30)}
    assert all(row.difference == 0 for row in stock_in_books())
    assert not JournalLine.objects.filter(supplier_id=None, part="GOODS_RECEIVED").exists()


def test_what_the_scale_says_goes_before_what_the_catalogue_says(
    counter: Counter, supplier: Supplier, ring: Item
) -> None:
    receipt = receive(counter, supplier, rings(ring, gross_weight=Decimal("40.52"), stone_weight=Decimal("0.5")))

    line = receipt.lines.get()
    assert (line.net_weight, line.fine_weight) == (Decimal("40.02"), Decimal("30.015"))
    assert Level.objects.get().fine_weight == Decimal("30.015")


def test_a_new_piece_is_weighed_into_the_catalogue(counter: Counter, supplier: Supplier) -> None:
    line = LineReceived(
        new_item=BRACELET,
        quantity=Decimal(1),
        gross_weight=Decimal("12.3456"),
        stone_weight=Decimal("0.3456"),
        cost=Decimal(5_000_000),
    )

    receipt = receive(counter, supplier, line)

    item = receipt.lines.get().item
    assert (item.sku, item.tracking, item.net_weight, item.unit_cost) == ("B-1", Tracking.PIECE, 12, 5_000_000)
    assert Level.objects.values_list("quantity", "fine_weight", "cost").get(item=item) == (1, 9, 5_000_000)
    assert Movement.objects.get().kind == "GOODS_RECEIPT"


def test_chain_comes_by_its_net_grams(counter: Counter, supplier: Supplier) -> None:
    chain = Item.objects.create(sku="CH", name="Chain", tracking=Tracking.WEIGHT, metal="XAU", fineness=750)

    receipt = receive(counter, supplier, LineReceived(item_id=chain.pk, quantity=Decimal("100.25")))

    assert receipt.lines.get().fine_weight == Decimal("75.1875")
    assert counter.level_of(chain) == Decimal("100.25")


def test_goods_without_metal_are_all_cost(counter: Counter, supplier: Supplier) -> None:
    watch = Item.objects.create(sku="W", name="Watch", tracking=Tracking.QUANTITY, fixed_price=9)

    receipt = receive(counter, supplier, LineReceived(item_id=watch.pk, quantity=Decimal(3), cost=Decimal(600)))

    assert posted(receipt.pk) == {("INVENTORY", "IRR"): 600, ("GOODS_RECEIVED", "IRR"): -600}


def test_the_same_request_receives_once(counter: Counter, supplier: Supplier, ring: Item) -> None:
    key = uuid.uuid4()

    first, second = (receive(counter, supplier, rings(ring), idempotency_key=key) for _ in range(2))

    assert (first, Level.objects.get().quantity) == (second, 4)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quantity": Decimal(0)}, "lines.0.quantity"),
        ({"quantity": Decimal("1.5")}, "lines.0.quantity"),
        ({"cost": Decimal(-1)}, "lines.0.cost"),
        ({"cost": Decimal("0.00001")}, "lines.0.cost"),
        ({"gross_weight": Decimal(1), "stone_weight": Decimal(2)}, "lines.0.stone_weight"),
        ({"item_id": None}, "lines.0.item_id"),
        ({"new_item": BRACELET}, "lines.0.item_id"),
    ],
)
def test_what_cannot_be_is_named_and_receives_nothing(
    counter: Counter, supplier: Supplier, ring: Item, changes: dict[str, Any], field: str
) -> None:
    before = written()

    with pytest.raises(InvalidInput) as refused:
        receive(counter, supplier, rings(ring, **changes))

    assert field in refused.value.fields
    assert written() == before


def test_a_piece_that_is_there_does_not_come_again(counter: Counter, supplier: Supplier) -> None:
    line = LineReceived(new_item=BRACELET, quantity=Decimal(1), gross_weight=Decimal(12))
    piece = receive(counter, supplier, line).lines.get().item
    before = written()

    with pytest.raises(InvalidInput) as refused:
        receive(counter, supplier, LineReceived(item_id=piece.pk, quantity=Decimal(1)))
    assert refused.value.fields["lines"][0] == "PIECE_IN_STOCK"
    with pytest.raises(InvalidInput) as refused:
        receive(counter, supplier, line)

    assert refused.value.fields["lines.0.new_item.sku"][0] == "TAKEN"
    assert written() == before


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"branch_id": uuid.uuid4()}, NotFound),
        ({"supplier_id": uuid.uuid4()}, NotFound),
        ({"order_id": uuid.uuid4()}, NotFound),
        ({"lines": []}, InvalidInput),
        ({"delivery_note": "x" * 61}, InvalidInput),
    ],
)
def test_a_refusal_changes_nothing(
    counter: Counter, supplier: Supplier, ring: Item, changes: dict[str, Any], error: type[BusinessError]
) -> None:
    before = written()

    with pytest.raises(error):
        receive(counter, supplier, rings(ring), **changes)

    assert written() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE purchasing_receiptline SET cost = 1",
        "DELETE FROM purchasing_receiptline",
        "UPDATE purchasing_receipt SET delivery_note = 'x'",
    ],
)
def test_a_receipt_does_not_change(counter: Counter, supplier: Supplier, ring: Item, statement: str) -> None:
    receive(counter, supplier, rings(ring))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_number_of_statements_does_not_grow(counter: Counter, supplier: Supplier, ring: Item) -> None:
    def statements(lines: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            receive(counter, supplier, *[rings(ring)] * lines)
        return len(queries)

    statements(1)
    assert statements(1) == statements(30)
