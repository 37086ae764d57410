"""Goods now, money over time: owed in money, or their metal in grams."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from shared_apps.market.choices import Metal
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanKind, PlanStatus
from tenant_apps.instalments.errors import MoreThanIsOpen, NotForGrams, PlanNotOpen
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.pay_plan import pay_plan
from tenant_apps.instalments.services.reckon_return import reckon_return
from tenant_apps.instalments.services.start_instalments import start_instalments
from tenant_apps.ledger.models import JournalLine
from tenant_apps.pricing.models import BoardRate, Quote
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.errors import CustomerRequired, NotRefundable, PaymentMismatch
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.on_account import owed_by
from tenant_apps.sales.payments.taken import PaymentTaken
from tests.books import out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written
from tests.services.instalments.conftest import DAYS

D = Decimal
METAL = D(50_000_000)
"""What IR-2 asks for its 10 g of 750."""


@pytest.fixture
def quote(counter: Counter, customer: Customer) -> Quote:
    return counter.quote(counter.stock(), customer_id=customer.pk)


def start(counter: Counter, quote: Quote, *payments: PaymentTaken, in_grams: bool = False) -> Plan:
    return start_instalments(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        quote_id=quote.pk,
        terminal_id=counter.till.pk,
        in_grams=in_grams,
        handed_over=HandedOver(payments=payments),
        terms=Terms(days=DAYS),
        now=NOW,
    )


def pay(counter: Counter, plan: Plan, *payments: PaymentTaken, key: uuid.UUID | None = None) -> Plan:
    return pay_plan(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        plan_id=plan.pk,
        terminal_id=counter.till.pk,
        payments=payments,
        now=NOW,
    )


def grams_owed(customer: Customer) -> Decimal:
    lines = JournalLine.objects.filter(customer_id=customer.pk, commodity="XAU")
    return sum(lines.values_list("amount", flat=True), D(0))


def test_the_rest_of_the_price_is_owed_in_money_and_divided_over_the_days(
    counter: Counter, customer: Customer, quote: Quote
) -> None:
    plan = start(counter, quote, cash(4_443_000))

    assert (plan.kind, plan.status, plan.total) == (PlanKind.CREDIT, PlanStatus.OPEN, D(60_000_000))
    assert list(plan.instalments.values_list("due_on", "amount")) == [(day, D(20_000_000)) for day in DAYS]
    assert owed_by(customer, currency="IRR") == D(60_000_000)
    assert plan.sale is not None
    assert plan.sale.total == RING_TOTAL
    assert out_of_balance() == {}


def test_instalments_settle_the_account_and_the_last_ends_the_plan(
    counter: Counter, customer: Customer, quote: Quote
) -> None:
    plan = start(counter, quote, cash(4_443_000))

    pay(counter, plan, card(25_000_000))
    open_plan = pay(counter, plan, cash(5_000_000), card(10_000_000))
    entry = plan.entries.last()
    assert entry is not None
    assert posted(entry.pk) == {
        ("PAYMENT_CASH", "IRR"): D(5_000_000),
        ("PAYMENT_CARD", "IRR"): D(10_000_000),
        ("CUSTOMER_RECEIVABLE", "IRR"): D(-15_000_000),
    }
    ended = pay(counter, plan, card(20_000_000))

    assert (open_plan.status, ended.status) == (PlanStatus.OPEN, PlanStatus.SETTLED)
    assert owed_by(customer, currency="IRR") == 0
    assert out_of_balance() == {}


def test_grams_are_bought_at_the_rate_of_the_day(counter: Counter, customer: Customer, quote: Quote) -> None:
    """IR-G1: owes 10.000 g of 750, pays 20,000,000 at 5,200,000 a gram: 3.846 g, and 6.154 g remain."""
    plan = start(counter, quote, cash(RING_TOTAL - METAL), in_grams=True)
    owed_first = grams_owed(customer)
    BoardRate.objects.create(
        metal=Metal.GOLD,
        currency="IRR",
        per_fine_gram=D("6933333.333333"),
        source="board",
        quoted_at=NOW - timedelta(minutes=1),
    )

    pay(counter, plan, card(20_000_000))

    entry = plan.entries.get()
    assert (plan.total, plan.fineness, owed_first) == (D(10), D(750), D("7.5"))
    assert (entry.amount, plan.total - entry.amount) == (D("3.846"), D("6.154"))
    assert posted(entry.pk) == {
        ("PAYMENT_CARD", "IRR"): D(20_000_000),
        ("METAL_VALUE", "IRR"): D(-20_000_000),
        ("METAL_TRADING", "XAU"): D("2.8845"),
        ("CUSTOMER_RECEIVABLE", "XAU"): D("-2.8845"),
    }
    assert grams_owed(customer) == D("7.5") - D("2.8845")
    assert out_of_balance() == {}


def test_metal_that_is_owed_in_grams_is_lent_and_not_sold(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(RING_TOTAL - METAL), in_grams=True)

    assert plan.sale_id is not None
    assert posted(plan.sale_id) == {
        ("PAYMENT_CASH", "IRR"): D(14_443_000),
        ("MAKING", "IRR"): D(-9_000_000),
        ("PROFIT", "IRR"): D(-4_130_000),
        ("TAX", "IRR"): D(-1_313_000),
        ("METAL_STOCK", "XAU"): D("-7.5"),
        ("CUSTOMER_RECEIVABLE", "XAU"): D("7.5"),
    }


def test_what_is_paid_off_leaves_no_gram_open(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(RING_TOTAL - METAL), in_grams=True)
    pay(counter, plan, card(20_000_000))

    ended = pay(counter, plan, card(30_000_000))

    assert ended.status == PlanStatus.SETTLED
    assert sum(plan.entries.values_list("amount", flat=True)) == plan.total
    assert grams_owed(customer) == 0


@pytest.mark.parametrize("in_grams", [False, True])
def test_more_than_is_open_is_not_taken(counter: Counter, customer: Customer, quote: Quote, in_grams: bool) -> None:
    down = cash(RING_TOTAL - METAL)
    plan = start(counter, quote, down, in_grams=in_grams)
    before = written(), PlanEntry.objects.count()

    with pytest.raises(MoreThanIsOpen):
        pay(counter, plan, card(METAL + 1_000))

    assert (written(), PlanEntry.objects.count()) == before


def test_the_same_key_pays_once(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan, key = start(counter, quote, cash(4_443_000)), uuid.uuid4()

    pay(counter, plan, card(1_000_000), key=key)
    pay(counter, plan, card(1_000_000), key=key)

    assert plan.entries.count() == 1


def test_a_plan_that_has_ended_takes_no_more(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(4_443_000))
    pay(counter, plan, card(60_000_000))

    with pytest.raises(PlanNotOpen):
        pay(counter, plan, card(1_000))


def test_somebody_must_owe_it(counter: Counter) -> None:
    quote = counter.quote(counter.stock())
    before = written()

    with pytest.raises(CustomerRequired):
        start(counter, quote)

    assert written() == before
    assert not Plan.objects.exists()


def test_without_metal_nothing_can_be_owed_in_grams(counter: Counter, customer: Customer) -> None:
    no_metal: dict[str, Any] = {"metal": "", "fineness": None, "gross_weight": 0, "net_weight": 0}
    box = counter.stock("BOX", **no_metal, fixed_price=D(500_000))
    quote = counter.quote(box, customer_id=customer.pk)

    with pytest.raises(NotForGrams):
        start(counter, quote, in_grams=True)

    assert not Sale.objects.exists()


def test_a_plan_for_nothing_is_refused(counter: Counter, customer: Customer, quote: Quote) -> None:
    with pytest.raises(PaymentMismatch):
        start(counter, quote, cash(RING_TOTAL))

    assert not Plan.objects.exists()


def test_goods_that_come_back_settle_what_was_owed_for_them(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(4_443_000))
    assert plan.sale is not None

    refund = counter.take_back(plan.sale)
    for _ in range(2):
        reckon_return(sale_id=plan.sale.pk, refund_id=refund.pk, now=NOW)

    plan.refresh_from_db()
    assert plan.status == PlanStatus.SETTLED
    assert plan.entries.get().amount == D(60_000_000)
    assert owed_by(customer, currency="IRR") == 0
    assert out_of_balance() == {}


def test_goods_owed_in_grams_come_back_with_all_their_grams(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(RING_TOTAL - METAL), in_grams=True)
    assert plan.sale is not None

    refund = counter.take_back(plan.sale)
    reckon_return(sale_id=plan.sale.pk, refund_id=refund.pk, now=NOW)

    plan.refresh_from_db()
    assert (plan.status, grams_owed(customer)) == (PlanStatus.SETTLED, D(0))
    assert list(refund.payments.values_list("method", "amount")) == [
        (PaymentMethod.GRAMS, -METAL),
        (PaymentMethod.CASH, -(RING_TOTAL - METAL)),
    ]
    assert out_of_balance() == {}


def test_a_part_of_goods_owed_in_grams_does_not_come_back_alone(counter: Counter, customer: Customer) -> None:
    ring = counter.stock(quantity=2)
    quote = counter.quote(ring, quantity=2, customer_id=customer.pk)
    plan = start(counter, quote, cash(quote.total - 2 * METAL), in_grams=True)
    assert plan.sale is not None

    with pytest.raises(NotRefundable) as refusal:
        counter.take_back(plan.sale, (1, 1))

    assert refusal.value.facts["reason"] == "IN_GRAMS"


def test_what_is_overdue_is_what_was_due_and_is_not_settled(counter: Counter, customer: Customer, quote: Quote) -> None:
    plan = start(counter, quote, cash(4_443_000))
    pay(counter, plan, card(25_000_000))

    found = {day: [vars(plan)["overdue"] for plan in Plan.objects.overdue(day)] for day in DAYS}

    assert found == {DAYS[0]: [], DAYS[1]: [D(15_000_000)], DAYS[2]: [D(35_000_000)]}
