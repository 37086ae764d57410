"""A sale is made void on its own day: as if it had never been, but for its number."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest

from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.context import in_public
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card, store_credit_of
from tenant_apps.sales.choices import ChequeStatus, SaleStatus
from tenant_apps.sales.errors import NotRefundable, SaleNotVoidable
from tenant_apps.sales.models import Cheque, Sale
from tenant_apps.sales.selectors.day_totals import day_totals
from tenant_apps.sales.selectors.monthly_revenue import monthly_revenue
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.books import by_part, out_of_balance
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written
from tests.factories.customers import add_customer
from tests.factories.loyalty import credit, gift_card
from tests.services.sales.test_old_gold import gold, scrap
from tests.services.sales.test_payment_kinds import by, cheque, sell_to

D = Decimal


def test_everything_is_undone_and_the_number_stays(counter: Counter) -> None:
    ring = counter.stock(quantity=2, unit_cost=5_000_000)
    shift = counter.open_drawer()
    sale = counter.pay(counter.quote(ring), card(60_000_000), cash(5_000_000))

    void = counter.void(sale)

    assert (void.number, void.status, void.voided_at, void.voided_by_name, void.void_reason) == (
        "BAZ-1405-000001",
        SaleStatus.VOIDED,
        NOW,
        counter.actor.full_name,
        "Rung up twice",
    )
    assert counter.level_of(ring) == 2
    assert (by_part(), out_of_balance()) == ({}, {})
    assert sum(entry.amount for entry in shift.entries.all()) == 0
    assert counter.sell(ring).number == "BAZ-1405-000002"


def test_a_void_sale_counts_nowhere(counter: Counter) -> None:
    ring = counter.stock(quantity=2)
    counter.void(counter.sell(ring))
    counter.sell(ring)

    totals = day_totals(day=NOW.date())

    assert (totals.sale_count, totals.total, totals.payments) == (1, RING_TOTAL, [("CASH", RING_TOTAL)])
    assert totals.fine_grams_sold == D("7.5")
    assert [(month.sale_count, month.net_revenue) for month in monthly_revenue(first=NOW.date(), last=NOW.date())] == [
        (1, D(63_130_000))
    ]


def test_credit_and_gift_cards_get_their_money_back(counter: Counter) -> None:
    customer, card_ = add_customer("Sara"), gift_card(30_000_000)
    credit(customer, 40_000_000)
    payments = by(PaymentMethod.STORE_CREDIT, 34_443_000), by(PaymentMethod.GIFT_CARD, 30_000_000, card_.code)

    counter.void(sell_to(counter, customer, *payments))

    assert (store_credit_of(customer), balance_of_gift_card(card_.card)) == (40_000_000, 30_000_000)


def test_a_cheque_in_hand_goes_back(counter: Counter) -> None:
    counter.void(sell_to(counter, add_customer("Sara"), cheque()))

    assert Cheque.objects.get().status == ChequeStatus.RETURNED


def test_old_gold_goes_back(counter: Counter) -> None:
    counter.void(counter.pay(counter.quote(counter.stock()), gold(), cash(5_243_000)))

    assert counter.level_of(scrap()) == 0
    assert (by_part(), out_of_balance()) == ({}, {})


def test_the_void_is_announced(counter: Counter) -> None:
    sale = counter.sell(counter.stock())
    counter.void(sale)

    with in_public():
        event = OutboxEvent.objects.get(aggregate_id=sale.pk, name="sales.sale_voided")
    assert event.payload == {"sale_id": str(sale.pk)}


def test_the_same_request_twice_is_one_void(counter: Counter) -> None:
    sale, key = counter.sell(counter.stock()), uuid.uuid4()
    first = counter.void(sale, key=key)
    before = written()

    assert counter.void(sale, key=key) == first
    assert written() == before


def refused(counter: Counter, sale: Sale, *, days: int = 0) -> str:
    before = written()
    with pytest.raises(SaleNotVoidable) as refusal:
        counter.void(sale, now=NOW + timedelta(days=days))
    assert written() == before
    return str(refusal.value.facts["reason"])


def test_a_sale_of_another_day_is_refunded_instead(counter: Counter) -> None:
    assert refused(counter, counter.sell(counter.stock()), days=1) == "ANOTHER_DAY"


def test_what_has_come_back_is_not_made_void(counter: Counter) -> None:
    sale = counter.sell(counter.stock(quantity=2), quantity=2)
    back = counter.take_back(sale, (1, 1))

    assert (refused(counter, sale), refused(counter, back)) == ("REFUNDED", "NOT_A_SALE")


def test_nothing_of_a_void_sale_comes_back(counter: Counter) -> None:
    sale = counter.sell(counter.stock())
    counter.void(sale)
    before = written()

    with pytest.raises(NotRefundable) as refusal:
        counter.take_back(sale)

    assert refusal.value.facts == {"reason": "VOIDED"}
    assert refused(counter, sale) == "VOIDED"
    assert written() == before


def test_gold_that_was_melted_is_in_the_way(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock()), gold(), cash(5_243_000))
    melted = StockMove(item_id=scrap().pk, branch_id=counter.branch.pk, quantity=D(-1), reason="Melted")
    move_stock(moves=[melted], kind=MovementKind.ADJUSTMENT, moved_at=NOW)

    assert refused(counter, sale) == "OLD_GOLD_GONE"


def test_credit_that_was_paid_out_and_spent_is_in_the_way(counter: Counter) -> None:
    customer = add_customer("Sara")
    quote = counter.quote(counter.stock("A"), customer_id=customer.pk)
    piece = gold(D("118400000.00"), gross_weight=D("24.5"))
    sale = counter.pay(quote, piece, payout=PaymentMethod.STORE_CREDIT)
    sell_to(counter, customer, by(PaymentMethod.STORE_CREDIT, 50_000_000), cash(14_443_000), sku="B")

    assert refused(counter, sale) == "CREDIT_SPENT"
