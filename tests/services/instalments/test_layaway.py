"""Goods that are kept for a customer at the agreed price, while deposits come in."""

import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.errors import PlanNotOpen
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.cancel_layaway import cancel_layaway
from tenant_apps.instalments.services.collect_layaway import collect_layaway
from tenant_apps.instalments.services.start_layaway import start_layaway
from tenant_apps.ledger.models import JournalLine
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.errors import PaymentMismatch, QuoteUsed, SaleNotVoidable
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level
from tests.books import out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written
from tests.services.instalments.conftest import DAYS
from tests.services.instalments.test_instalments import pay

D = Decimal


@pytest.fixture
def quote(counter: Counter, customer: Customer) -> Quote:
    return counter.quote(counter.stock(), customer_id=customer.pk)


def keep(counter: Counter, quote: Quote, *payments: PaymentTaken) -> Plan:
    return start_layaway(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        quote_id=quote.pk,
        terminal_id=counter.till.pk,
        deposit=HandedOver(payments=payments),
        terms=Terms(days=DAYS),
        now=NOW,
    )


def collect(counter: Counter, plan: Plan, *payments: PaymentTaken) -> Plan:
    return collect_layaway(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        plan_id=plan.pk,
        terminal_id=counter.till.pk,
        handed_over=HandedOver(payments=payments),
        now=NOW,
    )


def cancel(counter: Counter, plan: Plan, **changes: Any) -> Plan:
    call = {"fee": D(0), "payout": PaymentMethod.CASH, "reason": "Changed her mind", **changes}
    return cancel_layaway(
        actor=counter.actor, idempotency_key=uuid.uuid4(), plan_id=plan.pk, terminal_id=counter.till.pk, now=NOW, **call
    )


def deposits(customer: Customer) -> Decimal:
    lines = JournalLine.objects.filter(customer_id=customer.pk, commodity="IRR")
    return -sum(lines.values_list("amount", flat=True), D(0))


def test_whoever_keeps_goods_locks_in_the_order_of_a_checkout(counter: Counter, quote: Quote) -> None:
    with CaptureQueriesContext(connection) as statements:
        keep(counter, quote, cash(1_000_000))

    locks = [
        r'FROM "customers_customer".*FOR NO KEY UPDATE',
        r'FROM "stock_level".*FOR UPDATE',
        r'INSERT INTO "ledger_journalentry"',
        r"INSERT INTO branches_numberseries",
    ]
    taken = [lock for statement in statements for lock in locks if re.search(lock, statement["sql"])]
    assert taken == locks


def test_what_is_kept_stays_in_stock_and_is_nobody_elses(counter: Counter, quote: Quote) -> None:
    keep(counter, quote, cash(10_000_000))

    assert list(Level.objects.values_list("quantity", "reserved")) == [(D(1), D(1))]
    with pytest.raises(OutOfStock):
        counter.pay(_another(counter, quote))
    with pytest.raises(QuoteUsed):
        counter.pay(quote)


def _another(counter: Counter, quote: Quote) -> Quote:
    from tenant_apps.catalog.models import Item

    return counter.quote(Item.objects.get(pk=quote.lines[0]["item_id"]))


def test_deposits_are_owed_to_the_customer_until_the_goods_are_collected(
    counter: Counter, customer: Customer, quote: Quote
) -> None:
    plan = keep(counter, quote, cash(10_000_000))
    pay(counter, plan, card(20_000_000))
    owed = deposits(customer)

    done = collect(counter, plan, card(RING_TOTAL - 30_000_000))

    assert owed == D(30_000_000)
    assert (done.status, deposits(customer)) == (PlanStatus.SETTLED, D(0))
    assert done.sale is not None
    assert list(done.sale.payments.values_list("method", "amount")) == [
        (PaymentMethod.DEPOSIT, D(30_000_000)),
        (PaymentMethod.CARD, RING_TOTAL - 30_000_000),
    ]
    assert list(Level.objects.values_list("quantity", "reserved")) == [(D(0), D(0))]
    assert out_of_balance() == {}


def test_the_price_stands_to_the_end_of_the_last_day(counter: Counter, quote: Quote) -> None:
    keep(counter, quote)

    quote.refresh_from_db()
    assert quote.expires_at.date() >= DAYS[-1]


def test_who_gives_up_gets_the_deposits_back_less_a_fee(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = keep(counter, quote, cash(10_000_000))

    given_up = cancel(counter, plan, fee=D(1_000_000), payout=PaymentMethod.STORE_CREDIT)

    assert given_up.status == PlanStatus.CANCELLED
    assert store_credit_of(customer) == D(9_000_000)
    assert posted(plan.pk) == {
        ("CUSTOMER_DEPOSIT", "IRR"): D(10_000_000),
        ("PAYMENT_STORE_CREDIT", "IRR"): D(-9_000_000),
        ("BREAKAGE", "IRR"): D(-1_000_000),
    }
    assert sum(plan.entries.values_list("amount", flat=True)) == 0
    assert list(Level.objects.values_list("quantity", "reserved")) == [(D(1), D(0))]
    assert out_of_balance() == {}


def test_the_fee_is_at_most_what_was_deposited(counter: Counter, quote: Quote) -> None:
    plan = keep(counter, quote, cash(10_000_000))
    before = written()

    with pytest.raises(InvalidInput):
        cancel(counter, plan, fee=D(10_000_001))

    assert written() == before


def test_what_is_kept_is_not_collected_unpaid(counter: Counter, quote: Quote) -> None:
    plan = keep(counter, quote, cash(10_000_000))
    before = written()

    with pytest.raises(PaymentMismatch):
        collect(counter, plan)

    assert written() == before


def test_it_is_collected_or_given_up_once(counter: Counter, quote: Quote) -> None:
    plan = keep(counter, quote, cash(RING_TOTAL))
    collect(counter, plan)

    with pytest.raises(PlanNotOpen):
        cancel(counter, plan)
    with pytest.raises(PlanNotOpen):
        collect(counter, plan)


def test_only_what_is_there_can_be_kept(counter: Counter, quote: Quote) -> None:
    counter.pay(_another(counter, quote))

    with pytest.raises(OutOfStock):
        keep(counter, quote)

    assert not Plan.objects.exists()


@pytest.mark.parametrize("method", [PaymentMethod.DEPOSIT, PaymentMethod.GRAMS])
def test_the_counter_takes_no_payment_that_only_a_plan_can_make(
    counter: Counter, quote: Quote, method: PaymentMethod
) -> None:
    with pytest.raises(InvalidInput):
        counter.pay(quote, PaymentTaken(method=method, amount=RING_TOTAL))


def test_what_was_paid_from_deposits_is_taken_back_and_not_made_void(
    counter: Counter, customer: Customer, quote: Quote
) -> None:
    plan = collect(counter, keep(counter, quote, cash(RING_TOTAL)))
    assert plan.sale is not None

    with pytest.raises(SaleNotVoidable) as refusal:
        counter.void(plan.sale)
    back = counter.take_back(plan.sale)

    assert refusal.value.facts == {"reason": "DEPOSIT"}
    assert list(back.payments.values_list("method", "amount")) == [(PaymentMethod.CASH, -RING_TOTAL)]
    assert deposits(customer) == 0
    assert out_of_balance() == {}
