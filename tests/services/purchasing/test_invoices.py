import uuid
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from project.errors import BusinessError, InvalidInput, NotFound
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.purchasing.choices import InvoiceStatus, Settlement
from tenant_apps.purchasing.errors import AlreadyInvoiced, InvoiceNotHeld, InvoiceNumberTaken
from tenant_apps.purchasing.models import Invoice, InvoiceLine, Supplier
from tenant_apps.purchasing.services.accept_invoice import accept_invoice
from tenant_apps.purchasing.services.withdraw_invoice import withdraw_invoice
from tests.books import posted
from tests.counter import Counter
from tests.purchasing import billed, invoice, owed, receive, rings


def test_metal_is_owed_in_grams_and_making_in_money(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))

    paper = invoice(counter, receipt, billed(receipt, fine_weight=Decimal("30.02"), tax=Decimal(720_000)))

    assert paper.status == InvoiceStatus.POSTED
    assert posted(paper.pk) == {
        ("GOODS_RECEIVED", "XAU"): 30,
        ("SUPPLIER", "XAU"): Decimal("-30.02"),
        ("STOCK_DIFFERENCE", "XAU"): Decimal("0.02"),
        ("GOODS_RECEIVED", "IRR"): 8_000_000,
        ("INPUT_TAX", "IRR"): 720_000,
        ("SUPPLIER", "IRR"): -8_720_000,
    }
    assert owed(supplier) == {"IRR": (8_720_000, 0), "XAU": (Decimal("30.02"), 0)}


def test_metal_that_is_priced_goes_through_metal_trading(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))

    paper = invoice(counter, receipt, billed(receipt, Settlement.MONEY, metal_amount=Decimal(200_000_000)))

    assert posted(paper.pk) == {
        ("GOODS_RECEIVED", "XAU"): 30,
        ("METAL_TRADING", "XAU"): -30,
        ("METAL_BOUGHT", "IRR"): 200_000_000,
        ("GOODS_RECEIVED", "IRR"): 8_000_000,
        ("SUPPLIER", "IRR"): -208_000_000,
    }
    assert owed(supplier) == {"IRR": (208_000_000, 0)}


@pytest.mark.parametrize(
    ("changes", "kind", "expected", "found"),
    [
        ({"fine_weight": Decimal("30.16")}, "WEIGHT", "30", "30.16"),
        ({"fine_weight": Decimal("29.84")}, "WEIGHT", "30", "29.84"),
        ({"cost": Decimal(8_080_001)}, "COST", "8000000", "8080001"),
        ({"quantity": Decimal(5)}, "QUANTITY", "4", "5"),
    ],
)
def test_what_is_out_of_tolerance_is_held_and_listed(
    counter: Counter, supplier: Supplier, ring: Item, changes: dict[str, Any], kind: str, expected: str, found: str
) -> None:
    receipt = receive(counter, supplier, rings(ring))

    paper = invoice(counter, receipt, billed(receipt, **changes))

    assert paper.status == InvoiceStatus.HELD
    assert paper.differences == [{"position": 1, "kind": kind, "by_order": False, "expected": expected, "found": found}]
    assert not JournalEntry.objects.filter(source_id=paper.pk).exists()
    assert owed(supplier) == {"IRR": (0, 8_000_000), "XAU": (0, 30)}


@pytest.mark.parametrize("changes", [{"fine_weight": Decimal("30.15")}, {"cost": Decimal(8_080_000)}])
def test_what_is_just_within_tolerance_is_posted(
    counter: Counter, supplier: Supplier, ring: Item, changes: dict[str, Any]
) -> None:
    receipt = receive(counter, supplier, rings(ring))

    assert invoice(counter, receipt, billed(receipt, **changes)).status == InvoiceStatus.POSTED


def test_a_held_invoice_is_posted_by_whoever_accepts_it(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    paper = invoice(counter, receipt, billed(receipt, cost=Decimal(9_000_000)))

    accepted = accept_invoice(actor=counter.actor, invoice_id=paper.pk, reason="Agreed by phone", now=counter.now)

    assert (accepted.status, accepted.accepted_by_name) == ("POSTED", counter.actor.full_name)
    assert posted(paper.pk)["STOCK_DIFFERENCE", "IRR"] == 1_000_000
    assert owed(supplier) == {"IRR": (9_000_000, 0), "XAU": (30, 0)}
    with pytest.raises(InvoiceNotHeld):
        accept_invoice(actor=counter.actor, invoice_id=paper.pk, reason="Again", now=counter.now)
    with pytest.raises(InvoiceNotHeld):
        withdraw_invoice(actor=counter.actor, invoice_id=paper.pk)


def test_nobody_accepts_without_a_reason(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    paper = invoice(counter, receipt, billed(receipt, cost=Decimal(9_000_000)))

    with pytest.raises(InvalidInput):
        accept_invoice(actor=counter.actor, invoice_id=paper.pk, reason=" ", now=counter.now)

    paper.refresh_from_db()
    assert paper.status == InvoiceStatus.HELD


def test_goods_of_a_withdrawn_invoice_can_be_invoiced_again(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    paper = invoice(counter, receipt, billed(receipt, cost=Decimal(9_000_000)), number="7")

    withdraw_invoice(actor=counter.actor, invoice_id=paper.pk)

    assert invoice(counter, receipt, number="7").status == InvoiceStatus.POSTED
    assert (Invoice.objects.count(), InvoiceLine.objects.count()) == (1, 1)


def test_goods_are_invoiced_once_and_numbers_used_once(counter: Counter, supplier: Supplier, ring: Item) -> None:
    first, second = (receive(counter, supplier, rings(ring)) for _ in range(2))
    invoice(counter, first, number="7")
    before = owed(supplier)

    with pytest.raises(AlreadyInvoiced) as refused:
        invoice(counter, first)
    assert refused.value.facts == {"positions": [1]}
    with pytest.raises(AlreadyInvoiced):
        invoice(counter, second, billed(second) * 2)
    with pytest.raises(InvoiceNumberTaken):
        invoice(counter, second, number=" 7 ")

    assert (owed(supplier), Invoice.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"supplier_id": uuid.uuid4()}, NotFound),
        ({"branch_id": uuid.uuid4()}, NotFound),
        ({"number": ""}, InvalidInput),
        ({"lines": []}, InvalidInput),
    ],
)
def test_a_refusal_records_nothing(
    counter: Counter, supplier: Supplier, ring: Item, changes: dict[str, Any], error: type[BusinessError]
) -> None:
    receipt = receive(counter, supplier, rings(ring))

    with pytest.raises(error):
        invoice(counter, receipt, **changes)

    assert not Invoice.objects.exists()


def test_goods_of_another_supplier_are_not_found(counter: Counter, supplier: Supplier, ring: Item) -> None:
    receipt = receive(counter, supplier, rings(ring))
    other = Supplier.objects.create(name="Other", country="IR")

    with pytest.raises(NotFound) as refused:
        invoice(counter, receipt, supplier_id=other.pk)

    assert refused.value.field == "lines.0.receipt_line_id"


def test_grams_have_no_price_and_goods_without_metal_no_grams(counter: Counter, supplier: Supplier, ring: Item) -> None:
    watch = Item.objects.create(sku="W", name="Watch", tracking="QUANTITY", fixed_price=9)
    receipt = receive(counter, supplier, rings(ring), replace(rings(watch), cost=Decimal(600)))
    gold, goods = billed(receipt, Settlement.GRAMS)

    with pytest.raises(InvalidInput) as refused:
        invoice(counter, receipt, [replace(gold, metal_amount=Decimal(5)), goods])

    assert set(refused.value.fields) == {"lines.0.metal_amount", "lines.1.settlement"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE purchasing_invoice SET number = 'x'",
        "UPDATE purchasing_invoice SET status = 'HELD', posted_at = NULL",
        "DELETE FROM purchasing_invoice",
        "UPDATE purchasing_invoiceline SET cost = 1",
        "DELETE FROM purchasing_invoiceline",
    ],
)
def test_a_posted_invoice_stays(counter: Counter, supplier: Supplier, ring: Item, statement: str) -> None:
    invoice(counter, receive(counter, supplier, rings(ring)))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
