"""A whole sale comes back by a document of its own."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import NotFound
from shared_apps.events.models import OutboxEvent
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.tenants.context import in_public
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.choices import SaleKind, SaleSource, SaleStatus
from tenant_apps.sales.errors import AlreadyRefunded, NotRefundable
from tenant_apps.sales.models import Sale
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written

D = Decimal
LATER = NOW + timedelta(days=3)


def refund(counter: Counter, sale: Sale, *, key: uuid.UUID | None = None, reason: str = "Does not fit") -> Sale:
    return counter.take_back(sale, key=key, note=reason, now=LATER)


def test_the_refund_is_the_sale_with_its_amounts_negated(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock()), card(60_000_000, "8812"), cash(5_000_000))

    back = refund(counter, sale)

    assert (back.number, back.kind, back.refund_of, back.reason) == (
        "BAZ-R1405-000001",
        SaleKind.REFUND,
        sale,
        "Does not fit",
    )
    assert (back.subtotal, back.tax, back.total, back.change) == (D(-63_130_000), D(-1_313_000), -RING_TOTAL, D(0))
    assert (back.sold_at, back.business_day, back.quote_id) == (LATER, date(2026, 11, 23), None)
    [line] = back.lines.all()
    assert (line.quantity, line.net_weight, line.fine_weight, line.total) == (D(-1), D(-10), D("-7.5"), -RING_TOTAL)
    assert {code: D(amount) for code, amount in line.components["components"].items() if D(amount)} == {
        "METAL": D(-50_000_000),
        "MAKING": D(-9_000_000),
        "PROFIT": D(-4_130_000),
    }
    [tax] = line.components["taxes"]
    assert (D(tax["percent"]), D(tax["base"]), D(tax["amount"])) == (D(10), D(-13_130_000), D(-1_313_000))


def test_the_money_goes_back_the_way_it_came_without_the_change(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock()), card(60_000_000, "8812"), cash(5_000_000))

    assert list(refund(counter, sale).payments.values_list("method", "amount", "tendered", "reference")) == [
        (PaymentMethod.CARD, D(-60_000_000), D(-60_000_000), "8812"),
        (PaymentMethod.CASH, D(-4_443_000), D(-4_443_000), ""),
    ]


def test_the_things_come_back_into_stock(counter: Counter) -> None:
    ring = counter.stock(quantity=2)
    sale = counter.sell(ring, quantity=2)

    back = refund(counter, sale)

    assert counter.level_of(ring) == 2
    assert Movement.objects.filter(reference_id=back.pk).values_list("kind", "quantity").get() == (
        MovementKind.REFUND,
        D(2),
    )


def test_the_sale_is_marked_and_the_refund_announced(counter: Counter) -> None:
    sale = counter.sell(counter.stock())

    back = refund(counter, sale)

    sale.refresh_from_db()
    assert sale.status == SaleStatus.REFUNDED
    with in_public():
        event = OutboxEvent.objects.get(aggregate_id=sale.pk, name="sales.sale_refunded")
    assert event.payload == {"sale_id": str(sale.pk), "refund_id": str(back.pk)}


def test_the_same_request_twice_makes_one_refund(counter: Counter) -> None:
    sale, key = counter.sell(counter.stock()), uuid.uuid4()
    first = refund(counter, sale, key=key)
    before = written()

    assert refund(counter, sale, key=key) == first
    assert written() == before


def test_the_same_key_with_another_reason_is_refused(counter: Counter) -> None:
    sale, key = counter.sell(counter.stock()), uuid.uuid4()
    refund(counter, sale, key=key)
    before = written()

    with pytest.raises(IdempotencyKeyReused):
        refund(counter, sale, key=key, reason="Changed their mind")

    assert written() == before


def test_a_sale_is_refunded_once(counter: Counter) -> None:
    sale = counter.sell(counter.stock())
    refund(counter, sale)
    before = written()

    with pytest.raises(AlreadyRefunded):
        refund(counter, sale)

    assert written() == before


def test_a_refund_is_not_refundable(counter: Counter) -> None:
    back = refund(counter, counter.sell(counter.stock()))
    before = written()

    with pytest.raises(NotRefundable) as refusal:
        refund(counter, back)

    assert refusal.value.facts == {"reason": "NOT_A_SALE"}
    assert written() == before


def test_imported_history_is_not_refundable(counter: Counter) -> None:
    imported = Sale.objects.create(
        branch=counter.branch,
        number="536365",
        source=SaleSource.IMPORT,
        currency="GBP",
        subtotal=10,
        discount=0,
        tax=0,
        rounding=0,
        total=10,
        sold_at=NOW,
        business_day=NOW.date(),
    )
    before = written()

    with pytest.raises(NotRefundable) as refusal:
        refund(counter, imported)

    assert refusal.value.facts == {"reason": "IMPORTED"}
    assert written() == before


def test_an_unknown_sale_is_not_found(counter: Counter) -> None:
    before = written()

    with pytest.raises(NotFound) as refusal:
        refund(counter, Sale(pk=uuid.uuid4()))

    assert refusal.value.field == "sale_id"
    assert written() == before


def test_who_works_in_another_branch_does_not_refund_here(counter: Counter) -> None:
    sale = counter.sell(counter.stock())
    Branch.objects.create(code="N", name="North").staff.add(counter.actor)
    before = written()

    with pytest.raises(NotFound) as refusal:
        refund(counter, sale)

    assert refusal.value.field == "sale_id"
    assert written() == before


def test_a_unique_piece_that_was_found_again_is_not_taken_back_twice(counter: Counter) -> None:
    piece = counter.stock("UNIQUE", tracking=Tracking.PIECE)
    sale = counter.sell(piece)
    found = StockMove(item_id=piece.pk, branch_id=counter.branch.pk, quantity=D(1), reason="Found")
    move_stock(moves=[found], kind=MovementKind.ADJUSTMENT, moved_at=NOW)
    before = written()

    with pytest.raises(NotRefundable) as refusal:
        refund(counter, sale)

    assert refusal.value.facts == {"reason": "IN_STOCK"}
    assert written() == before
    assert Sale.objects.get().status == SaleStatus.COMPLETED


def statements_for(counter: Counter, items: list[Item]) -> int:
    sale = counter.sell(*items)
    with CaptureQueriesContext(connection) as captured:
        refund(counter, sale)
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in captured)


def test_the_number_of_statements_does_not_grow_with_the_sale(counter: Counter) -> None:
    items = [counter.stock(f"R{number}") for number in range(63)]

    assert [statements_for(counter, items[:3]), statements_for(counter, items[3:])] == [23, 23]
