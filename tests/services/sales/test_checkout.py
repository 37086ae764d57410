"""A quote and the money on the counter become a sale: whole, or not at all."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.context import in_public
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.choices import SaleKind, SaleSource, SaleStatus
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Movement
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written

D = Decimal


def test_a_quote_becomes_a_sale_with_its_own_snapshots(counter: Counter) -> None:
    customer = Customer.objects.create(name="علی رضایی", search_text="علی رضایی")
    ring = counter.stock(quantity=3)
    quote = counter.quote(ring, quantity=2, customer_id=customer.pk)

    sale = counter.pay(quote, card(100_000_000, "8812"), cash(30_000_000))

    assert (sale.number, sale.kind, sale.status, sale.source) == (
        "BAZ-1405-000001",
        SaleKind.SALE,
        SaleStatus.COMPLETED,
        SaleSource.COUNTER,
    )
    assert (sale.subtotal, sale.discount, sale.tax, sale.rounding, sale.total) == (
        D(126_260_000),
        D(0),
        D(2_626_000),
        D(0),
        2 * RING_TOTAL,
    )
    assert (sale.change, sale.currency, sale.sold_at, sale.business_day) == (
        D(1_114_000),
        "IRR",
        NOW,
        date(2026, 11, 20),
    )
    assert (sale.customer, sale.terminal, sale.branch) == (customer, counter.till, counter.branch)
    assert (sale.cashier_id, sale.cashier_name) == (counter.actor.pk, counter.actor.full_name)
    [line] = sale.lines.all()
    assert (line.position, line.item, line.sku, line.description) == (1, ring, "RING", "Ring")
    assert (line.quantity, line.net_weight, line.fine_weight) == (D(2), D(20), D(15))
    assert (line.subtotal, line.tax, line.total) == (D(126_260_000), D(2_626_000), 2 * RING_TOTAL)
    assert line.components == quote.lines[0]
    assert {code: D(amount) for code, amount in line.components["components"].items() if D(amount)} == {
        "METAL": D(100_000_000),
        "MAKING": D(18_000_000),
        "PROFIT": D(8_260_000),
    }
    assert line.components["rule_version"] == quote.rule_version


def test_the_discount_of_the_quote_is_that_of_the_sale(counter: Counter) -> None:
    rings = [counter.stock("A"), counter.stock("B")]

    sale = counter.pay(counter.quote(*rings, discount=1_000_000))

    assert [line.discount for line in sale.lines.all()] == [D(1_000_000), D(1_000_000)]
    assert (sale.subtotal, sale.discount, sale.tax, sale.rounding) == (D(126_260_000), D(2_000_000), D(2_426_000), D(0))
    assert sale.total == D(126_686_000)


def test_each_payment_says_what_it_settles_and_what_was_handed_over(counter: Counter) -> None:
    quote = counter.quote(counter.stock())

    sale = counter.pay(quote, card(60_000_000, "8812"), cash(5_000_000))

    assert list(sale.payments.values_list("method", "amount", "tendered", "reference")) == [
        (PaymentMethod.CARD, D(60_000_000), D(60_000_000), "8812"),
        (PaymentMethod.CASH, D(4_443_000), D(5_000_000), ""),
    ]
    assert sale.change == D(557_000)


def test_stock_leaves_the_branch_and_the_movement_names_the_sale(counter: Counter) -> None:
    ring = counter.stock(quantity=3)

    sale = counter.sell(ring, quantity=2)

    assert counter.level_of(ring) == 1
    movement = Movement.objects.get(reference_id=sale.pk)
    assert (movement.kind, movement.quantity, movement.moved_at, movement.moved_by) == (
        MovementKind.SALE,
        D(-2),
        NOW,
        counter.actor.pk,
    )


def test_the_sale_is_announced_with_its_id_alone(counter: Counter) -> None:
    sale = counter.sell(counter.stock())

    with in_public():
        event = OutboxEvent.objects.get(aggregate_id=sale.pk)
    assert (event.name, event.payload) == ("sales.sale_completed", {"sale_id": str(sale.pk)})


def test_nothing_is_priced_again_when_the_catalogue_changed_meanwhile(counter: Counter) -> None:
    ring = counter.stock()
    quote = counter.quote(ring)
    Item.objects.filter(pk=ring.pk).update(net_weight=1, gross_weight=1, making_amount=0, is_active=False)

    sale = counter.pay(quote)

    assert sale.total == RING_TOTAL
    assert sale.lines.get().net_weight == 10


def test_numbers_count_up_branch_by_branch(counter: Counter) -> None:
    ring = counter.stock(quantity=2)

    assert [counter.sell(ring).number, counter.sell(ring).number] == ["BAZ-1405-000001", "BAZ-1405-000002"]


def test_the_same_request_twice_makes_one_sale(counter: Counter) -> None:
    quote, key = counter.quote(counter.stock()), uuid.uuid4()
    first = counter.pay(quote, key=key)
    before = written()

    again = counter.pay(quote, key=key, now=NOW + timedelta(days=1))

    assert again == first
    assert written() == before


def test_a_chain_is_sold_by_the_gram(counter: Counter) -> None:
    chain = counter.stock("CHAIN", D("20.5"), tracking=Tracking.WEIGHT, gross_weight=0, net_weight=0)

    sale = counter.sell(chain, quantity=D("4.25"))

    assert sale.lines.get().fine_weight == D("3.1875")
    assert counter.level_of(chain) == D("16.25")


def test_who_is_assigned_to_the_branch_sells_in_it(counter: Counter) -> None:
    counter.branch.staff.add(counter.actor)

    assert counter.sell(counter.stock()).number == "BAZ-1405-000001"


def statements_for(counter: Counter, items: list[Item]) -> int:
    quote = counter.quote(*items)
    with CaptureQueriesContext(connection) as captured:
        counter.pay(quote, card(10_000_000), cash(quote.total))
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in captured)


def test_the_number_of_statements_does_not_grow_with_the_cart(counter: Counter) -> None:
    """At most 25, for a cart of 3 lines and two payments at a till whose drawer is open."""
    items = [counter.stock(f"R{number}") for number in range(63)]
    counter.open_drawer()

    assert [statements_for(counter, items[:3]), statements_for(counter, items[3:])] == [20, 20]
