"""A return and a new sale in one: only the difference is handed over."""

import uuid
from decimal import Decimal

import pytest

from project.errors import InvalidInput
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.choices import ReturnReason, SaleStatus
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.errors import PaymentMismatch, QuoteUsed, SaleNotVoidable
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.services.exchange_sale import exchange_sale
from tests.books import by_part, out_of_balance
from tests.counter import RING_TOTAL, Counter, card, cash, written
from tests.factories.customers import add_customer

D = Decimal


def exchange(
    counter: Counter,
    sale: Sale,
    quote: Quote,
    *payments: PaymentTaken,
    line: int | None = None,
    key: uuid.UUID | None = None,
) -> Sale:
    lines = None if line is None else (LineReturned(position=line, quantity=D(1)),)
    return exchange_sale(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        sale_id=sale.pk,
        returning=Returning(lines=lines, reason=ReturnReason.SIZE),
        quote_id=quote.pk,
        handed_over=HandedOver(payments=payments),
        terminal_id=counter.till.pk,
        now=counter.now,
    )


def ways(sale: Sale) -> list[tuple[str, Decimal, bool]]:
    return list(sale.payments.values_list("method", "amount", "is_carried"))


def test_a_dearer_ring_costs_the_difference(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock("A")), card(60_000_000, "8812"), cash(4_443_000))
    quote = counter.quote(counter.stock("B", gross_weight=12, net_weight=12))

    bought = exchange(counter, sale, quote, cash(quote.total - RING_TOTAL))

    refund = bought.exchanged_from
    assert (refund.refund_of, refund.exchanged_for, refund.number) == (sale, bought, "BAZ-R1405-000001")
    assert ways(refund) == [
        (PaymentMethod.CARD, D(-60_000_000), True),
        (PaymentMethod.CASH, D(-4_443_000), True),
    ]
    assert ways(bought) == [
        (PaymentMethod.CARD, D(60_000_000), True),
        (PaymentMethod.CASH, D(4_443_000), True),
        (PaymentMethod.CASH, quote.total - RING_TOTAL, False),
    ]
    assert JournalEntry.objects.filter(source_id=bought.pk).count() == 1
    assert not JournalEntry.objects.filter(source_id=refund.pk).exists()
    assert out_of_balance() == {}
    sale.refresh_from_db()
    assert sale.status == SaleStatus.REFUNDED


def test_of_a_cheaper_ring_the_rest_goes_back_the_way_it_came(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock("A")), card(60_000_000), cash(4_443_000))
    quote = counter.quote(counter.stock("B", gross_weight=5, net_weight=5))

    bought = exchange(counter, sale, quote)

    back = RING_TOTAL - quote.total
    assert ways(bought.exchanged_from) == [
        (PaymentMethod.CARD, -back, False),
        (PaymentMethod.CARD, -(60_000_000 - back), True),
        (PaymentMethod.CASH, D(-4_443_000), True),
    ]
    assert sum(amount for _way, amount, _carried in ways(bought)) == quote.total


def test_what_was_taken_in_exchange_comes_back_to_the_first_card(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock("A")), card(RING_TOTAL, "8812"))
    bought = exchange(counter, sale, counter.quote(counter.stock("B")))

    back = counter.take_back(bought)

    assert list(back.payments.values_list("method", "amount", "reference", "is_carried")) == [
        (PaymentMethod.CARD, -RING_TOTAL, "8812", False)
    ]
    assert (by_part(), out_of_balance()) == ({}, {})


def test_one_of_two_lines_is_exchanged(counter: Counter) -> None:
    a, b, c = counter.stock("A"), counter.stock("B"), counter.stock("C")
    sale = counter.sell(a, b)

    exchange(counter, sale, counter.quote(c), line=2)

    assert [counter.level_of(item) for item in (a, b, c)] == [0, 1, 0]
    sale.refresh_from_db()
    assert sale.status == SaleStatus.PARTLY_REFUNDED


def test_only_the_difference_is_in_the_drawer(counter: Counter) -> None:
    shift = counter.open_drawer()
    sale = counter.sell(counter.stock("A"))
    quote = counter.quote(counter.stock("B", gross_weight=12, net_weight=12))

    bought = exchange(counter, sale, quote, cash(quote.total - RING_TOTAL))

    entries = shift.entries.exclude(source_id=sale.pk)
    assert [(entry.source_id, entry.amount) for entry in entries] == [(bought.pk, quote.total - RING_TOTAL)]


def test_the_same_request_twice_is_one_exchange(counter: Counter) -> None:
    sale, key = counter.sell(counter.stock("A")), uuid.uuid4()
    quote = counter.quote(counter.stock("B"))
    first = exchange(counter, sale, quote, key=key)
    before = written()

    assert exchange(counter, sale, quote, key=key) == first
    assert written() == before


def test_neither_half_happens_where_the_other_cannot(counter: Counter) -> None:
    sale = counter.sell(counter.stock("A"))
    used = counter.quote(counter.stock("B", 2))
    counter.pay(used)
    dear = counter.quote(counter.stock("C", gross_weight=12, net_weight=12))
    before = written()

    with pytest.raises(QuoteUsed):
        exchange(counter, sale, used)
    with pytest.raises(PaymentMismatch):
        exchange(counter, sale, dear, cash(1000))

    assert written() == before


def test_the_new_cart_is_of_the_same_customer(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock("A"), customer_id=add_customer("Sara").pk))
    quote = counter.quote(counter.stock("B"), customer_id=add_customer("Mina").pk)
    before = written()

    with pytest.raises(InvalidInput) as refusal:
        exchange(counter, sale, quote)

    assert list(refusal.value.fields) == ["quote_id"]
    assert written() == before


def test_an_exchange_is_not_made_void(counter: Counter) -> None:
    bought = exchange(counter, counter.sell(counter.stock("A")), counter.quote(counter.stock("B")))
    before = written()

    with pytest.raises(SaleNotVoidable) as refusal:
        counter.void(bought)

    assert refusal.value.facts == {"reason": "EXCHANGED"}
    assert written() == before
