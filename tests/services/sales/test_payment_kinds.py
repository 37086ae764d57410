"""Everything that a customer can pay with, and how it goes back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from project.errors import InvalidInput
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalLine
from tenant_apps.loyalty.errors import GiftCardUnknown, NotEnoughCredit
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card, store_credit_of
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.sales.choices import ChequeStatus
from tenant_apps.sales.errors import ChequeNotThere, CreditLimitExceeded, CustomerRequired, PaymentMismatch
from tenant_apps.sales.models import Cheque, Sale
from tenant_apps.sales.payments.on_account import owed_by
from tenant_apps.sales.payments.taken import ChequeTaken, PaymentTaken
from tenant_apps.sales.services.move_cheque import move_cheque
from tests.books import by_part, out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written
from tests.factories.customers import add_customer
from tests.factories.loyalty import credit, gift_card, reward

D = Decimal


@pytest.fixture
def customer(counter: Counter) -> Customer:
    return add_customer("Sara")


def by(method: PaymentMethod, amount: Decimal | int, reference: str = "") -> PaymentTaken:
    return PaymentTaken(method=method, amount=D(amount), reference=reference)


def cheque(amount: Decimal | int = RING_TOTAL) -> PaymentTaken:
    paper = ChequeTaken(number="123456", bank="Mellat", due_on=date(2026, 12, 20))
    return PaymentTaken(method=PaymentMethod.CHEQUE, amount=D(amount), cheque=paper)


def sell_to(counter: Counter, customer: Customer | None, *payments: PaymentTaken, sku: str = "RING") -> Sale:
    customer_id = None if customer is None else customer.pk
    return counter.pay(counter.quote(counter.stock(sku), customer_id=customer_id), *payments)


def ways(sale: Sale) -> list[tuple[str, Decimal]]:
    return list(sale.payments.values_list("method", "amount"))


def move(counter: Counter, to: ChequeStatus) -> Cheque:
    return move_cheque(actor=counter.actor, cheque_id=Cheque.objects.get().pk, status=to, now=NOW)


def test_store_credit_pays_and_comes_back(counter: Counter, customer: Customer) -> None:
    credit(customer, 70_000_000)

    sale = sell_to(counter, customer, by(PaymentMethod.STORE_CREDIT, RING_TOTAL))

    assert store_credit_of(customer) == 70_000_000 - RING_TOTAL
    assert posted(sale.pk)["PAYMENT_STORE_CREDIT", "IRR"] == RING_TOTAL
    counter.take_back(sale)
    assert store_credit_of(customer) == 70_000_000


def test_no_more_credit_is_spent_than_there_is(counter: Counter, customer: Customer) -> None:
    credit(customer, 1_000_000)
    quote = counter.quote(counter.stock(), customer_id=customer.pk)
    before = written()

    with pytest.raises(NotEnoughCredit):
        counter.pay(quote, by(PaymentMethod.STORE_CREDIT, RING_TOTAL))

    assert written() == before


def test_a_gift_card_pays_by_its_code_and_is_kept_by_its_id(counter: Counter) -> None:
    card_ = gift_card(100_000_000)

    sale = counter.pay(counter.quote(counter.stock()), by(PaymentMethod.GIFT_CARD, RING_TOTAL, card_.code))

    [payment] = sale.payments.all()
    assert (payment.gift_card_id, payment.reference) == (card_.card.pk, str(card_.card))
    assert balance_of_gift_card(card_.card) == 100_000_000 - RING_TOTAL
    counter.take_back(sale)
    assert balance_of_gift_card(card_.card) == 100_000_000


def test_an_unknown_gift_card_pays_nothing(counter: Counter) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(GiftCardUnknown):
        counter.pay(quote, by(PaymentMethod.GIFT_CARD, RING_TOTAL, "NOBODY-KNOWS"))

    assert written() == before


def test_a_card_that_expired_meanwhile_is_paid_back_in_another_way(counter: Counter, customer: Customer) -> None:
    cards = [gift_card(RING_TOTAL, expires_on=NOW.date()) for _ in range(2)]
    known = sell_to(counter, customer, by(PaymentMethod.GIFT_CARD, RING_TOTAL, cards[0].code), sku="A")
    unknown = sell_to(counter, None, by(PaymentMethod.GIFT_CARD, RING_TOTAL, cards[1].code), sku="B")
    later = NOW + timedelta(days=2)

    assert ways(counter.take_back(known, now=later)) == [(PaymentMethod.STORE_CREDIT, -RING_TOTAL)]
    assert ways(counter.take_back(unknown, now=later)) == [(PaymentMethod.CASH, -RING_TOTAL)]
    assert store_credit_of(customer) == RING_TOTAL


def test_points_pay_and_come_back(counter: Counter, customer: Customer) -> None:
    reward(point_value=D(1_000_000))
    counter.give_points(customer, 100)

    sale = sell_to(counter, customer, by(PaymentMethod.POINTS, 50_000_000), cash(14_443_000))

    assert points_of(customer).points == 50
    assert sale.payments.get(method=PaymentMethod.POINTS).reference == "50"
    counter.take_back(sale)
    assert points_of(customer).points == 100


def test_what_is_left_on_account_is_owed(counter: Counter, customer: Customer) -> None:
    sale = sell_to(counter, customer, cash(4_443_000), by(PaymentMethod.ON_ACCOUNT, 60_000_000))

    assert owed_by(customer, currency="IRR") == 60_000_000
    counter.take_back(sale)
    assert owed_by(customer, currency="IRR") == 0


def test_nobody_owes_more_than_they_may(counter: Counter, customer: Customer) -> None:
    sell_to(counter, customer, cash(24_443_000), by(PaymentMethod.ON_ACCOUNT, 40_000_000), sku="A")
    Customer.objects.filter(pk=customer.pk).update(credit_limit=100_000_000)
    quote = counter.quote(counter.stock("B"), customer_id=customer.pk)
    before = written()

    with pytest.raises(CreditLimitExceeded) as refusal:
        counter.pay(quote, by(PaymentMethod.ON_ACCOUNT, RING_TOTAL))

    assert refusal.value.facts == {"limit": D(100_000_000), "owed": D(40_000_000), "asked": RING_TOTAL}
    assert written() == before
    counter.pay(quote, cash(4_443_000), by(PaymentMethod.ON_ACCOUNT, 60_000_000))
    assert owed_by(customer, currency="IRR") == 100_000_000


@pytest.mark.parametrize(
    "payment",
    [
        by(PaymentMethod.ON_ACCOUNT, RING_TOTAL),
        by(PaymentMethod.STORE_CREDIT, RING_TOTAL),
        by(PaymentMethod.POINTS, RING_TOTAL),
        cheque(),
    ],
    ids=lambda payment: payment.method,
)
def test_who_owes_or_is_owed_must_be_known(counter: Counter, payment: PaymentTaken) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(CustomerRequired) as refusal:
        counter.pay(quote, payment)

    assert refusal.value.facts == {"method": payment.method}
    assert written() == before


def test_a_cheque_goes_to_the_bank_and_clears(counter: Counter, customer: Customer) -> None:
    sell_to(counter, customer, cheque())
    paper = Cheque.objects.get()
    assert (paper.number, paper.bank, paper.due_on, paper.amount, paper.status) == (
        "123456",
        "Mellat",
        date(2026, 12, 20),
        RING_TOTAL,
        ChequeStatus.RECEIVED,
    )

    move(counter, ChequeStatus.DEPOSITED)
    assert move(counter, ChequeStatus.CLEARED).status == ChequeStatus.CLEARED

    assert ("PAYMENT_CHEQUE", "IRR") not in by_part()
    assert by_part()["BANK", "IRR"] == RING_TOTAL


def test_a_bounced_cheque_is_owed_by_the_customer_again(counter: Counter, customer: Customer) -> None:
    sale = sell_to(counter, customer, cheque())

    move(counter, ChequeStatus.DEPOSITED)
    move(counter, ChequeStatus.BOUNCED)

    assert owed_by(customer, currency="IRR") == RING_TOTAL
    assert ways(counter.take_back(sale)) == [(PaymentMethod.ON_ACCOUNT, -RING_TOTAL)]
    assert owed_by(customer, currency="IRR") == 0


@pytest.mark.parametrize("to", [ChequeStatus.CLEARED, ChequeStatus.BOUNCED, ChequeStatus.RETURNED])
def test_a_cheque_in_hand_is_deposited_first(counter: Counter, customer: Customer, to: ChequeStatus) -> None:
    sell_to(counter, customer, cheque())
    before = JournalLine.objects.count()

    with pytest.raises(ChequeNotThere):
        move(counter, to)

    assert (Cheque.objects.get().status, JournalLine.objects.count()) == (ChequeStatus.RECEIVED, before)


def test_a_cheque_in_hand_goes_back_to_who_gave_it(counter: Counter, customer: Customer) -> None:
    sale = sell_to(counter, customer, cheque())

    assert ways(counter.take_back(sale)) == [(PaymentMethod.CHEQUE, -RING_TOTAL)]
    assert Cheque.objects.get().status == ChequeStatus.RETURNED
    assert by_part() == {}


def test_no_money_goes_out_for_a_cheque_that_has_brought_none(counter: Counter, customer: Customer) -> None:
    sale = sell_to(counter, customer, cheque())
    move(counter, ChequeStatus.DEPOSITED)

    assert ways(counter.take_back(sale)) == [(PaymentMethod.STORE_CREDIT, -RING_TOTAL)]
    assert store_credit_of(customer) == RING_TOTAL


def test_a_cheque_that_cleared_is_paid_back_in_cash(counter: Counter, customer: Customer) -> None:
    sale = sell_to(counter, customer, cheque())
    move(counter, ChequeStatus.DEPOSITED)
    move(counter, ChequeStatus.CLEARED)

    assert ways(counter.take_back(sale)) == [(PaymentMethod.CASH, -RING_TOTAL)]


def test_a_cheque_says_what_stands_on_it(counter: Counter, customer: Customer) -> None:
    quote = counter.quote(counter.stock(), customer_id=customer.pk)
    before = written()

    with pytest.raises(InvalidInput) as refusal:
        counter.pay(quote, by(PaymentMethod.CHEQUE, RING_TOTAL))

    assert list(refusal.value.fields) == ["payments.0.cheque"]
    assert written() == before


def test_cash_is_rounded_to_the_smallest_coin_and_the_difference_is_in_the_books(counter: Counter) -> None:
    counter.round_cash_to(5000)

    sale = counter.pay(counter.quote(counter.stock()), card(1_000_000), cash(63_445_000))

    assert (sale.cash_rounding, sale.change, ways(sale)[1][1]) == (D(2000), D(0), D(63_445_000))
    assert posted(sale.pk)["ROUNDING", "IRR"] == -2000
    back = counter.take_back(sale)
    assert (back.cash_rounding, ways(back)[1][1]) == (D(-2000), D(-63_445_000))
    assert (by_part(), out_of_balance()) == ({}, {})


def test_too_little_cash_for_the_coins_is_refused(counter: Counter) -> None:
    counter.round_cash_to(5000)
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(PaymentMismatch):
        counter.pay(quote, cash(RING_TOTAL))

    assert written() == before
