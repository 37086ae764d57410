"""Every refusal of a checkout has a name, and leaves everything as it was."""

import uuid
from decimal import Decimal

import pytest

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.catalog.choices import Tracking
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.errors import PaymentMismatch, QuoteExpired, QuoteUsed
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.stock.errors import OutOfStock
from tests.counter import RING_TOTAL, Counter, card, cash, written

D = Decimal


def test_the_same_key_with_other_payments_is_refused(counter: Counter) -> None:
    quote, key = counter.quote(counter.stock()), uuid.uuid4()
    counter.pay(quote, key=key)
    before = written()

    with pytest.raises(IdempotencyKeyReused):
        counter.pay(quote, card(quote.total), key=key)

    assert written() == before


def test_an_expired_quote_is_refused(counter: Counter) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(QuoteExpired) as refusal:
        counter.pay(quote, now=quote.expires_at)

    assert refusal.value.facts == {"expired_at": quote.expires_at}
    assert written() == before


def test_a_quote_is_sold_once(counter: Counter) -> None:
    quote = counter.quote(counter.stock(quantity=2))
    counter.pay(quote)
    before = written()

    with pytest.raises(QuoteUsed):
        counter.pay(quote)

    assert written() == before


@pytest.mark.parametrize(
    "payments",
    [
        [cash(RING_TOTAL - 1000)],
        [card(RING_TOTAL + 1000)],
        [card(RING_TOTAL), cash(1000)],
        [cash(RING_TOTAL), cash(1000)],
        [card(RING_TOTAL - 1000)],
    ],
)
def test_payments_settle_the_total_exactly_save_for_change_in_cash(
    counter: Counter, payments: list[PaymentTaken]
) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(PaymentMismatch) as refusal:
        counter.pay(quote, *payments)

    assert refusal.value.facts == {"total": RING_TOTAL, "paid": sum(paid.amount for paid in payments)}
    assert written() == before


@pytest.mark.parametrize("amount", ["0", "-1000", "0.001", "1E+20", "NaN", "Infinity"])
def test_an_amount_that_cannot_be_paid_is_refused_at_its_field(counter: Counter, amount: str) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(InvalidInput) as refusal:
        counter.pay(quote, cash(quote.total), cash(D(amount)))

    assert list(refusal.value.fields) == ["payments.1.amount"]
    assert written() == before


def test_ten_payments_are_taken_and_eleven_are_not(counter: Counter) -> None:
    ring = counter.stock(quantity=2)
    tenths = [cash(1_000)] * 9
    sale = counter.pay(counter.quote(ring), *tenths, cash(RING_TOTAL - 9_000))
    assert sale.payments.count() == 10
    quote, before = counter.quote(ring), written()

    with pytest.raises(InvalidInput) as refusal:
        counter.pay(quote, *tenths, cash(1_000), cash(RING_TOTAL - 10_000))

    assert list(refusal.value.fields) == ["payments"]
    assert written() == before


def test_what_is_not_there_is_refused_by_sku(counter: Counter) -> None:
    there, short = counter.stock("THERE", 5), counter.stock("SHORT", 1)
    quote = counter.quote(there, short, quantity=2)
    before = written()

    with pytest.raises(OutOfStock) as refusal:
        counter.pay(quote)

    assert refusal.value.facts == {"skus": ["SHORT"]}
    assert written() == before


def test_a_unique_piece_on_two_lines_is_out_of_stock(counter: Counter) -> None:
    piece = counter.stock("UNIQUE", tracking=Tracking.PIECE)
    quote = counter.quote(piece, piece)
    before = written()

    with pytest.raises(OutOfStock) as refusal:
        counter.pay(quote)

    assert refusal.value.facts == {"skus": ["UNIQUE"]}
    assert written() == before


def refused_as_unknown(counter: Counter, quote: Quote, *, till: uuid.UUID | None = None) -> BusinessError:
    before = written()
    with pytest.raises(NotFound) as refusal:
        counter.pay(quote, till=till)
    assert written() == before
    return refusal.value


def test_an_unknown_quote_is_not_found(counter: Counter) -> None:
    assert refused_as_unknown(counter, Quote(pk=uuid.uuid4(), total=D(1))).field == "quote_id"


def test_the_till_of_another_branch_is_not_found(counter: Counter) -> None:
    elsewhere = Terminal.objects.create(branch=Branch.objects.create(code="N", name="North"), name="Till")

    refusal = refused_as_unknown(counter, counter.quote(counter.stock()), till=elsewhere.pk)

    assert refusal.field == "terminal_id"


def test_a_customer_who_does_not_exist_is_not_found(counter: Counter) -> None:
    quote = counter.quote(counter.stock(), customer_id=uuid.uuid4())

    assert refused_as_unknown(counter, quote).field == "quote_id"


def test_who_works_in_another_branch_does_not_sell_here(counter: Counter) -> None:
    quote = counter.quote(counter.stock())
    Branch.objects.create(code="N", name="North").staff.add(counter.actor)

    assert refused_as_unknown(counter, quote).field == "quote_id"
