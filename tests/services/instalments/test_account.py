"""What a customer owes without a plan, and what the shop owes them."""

import uuid
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.customers.selectors.dues import dues_of
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.errors import AccountChanged, MoreThanIsOpen
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.selectors.account import account_of
from tenant_apps.instalments.selectors.payout import payout_for
from tenant_apps.instalments.services.pay_account import pay_account
from tenant_apps.instalments.services.pay_out_account import PaidOut, pay_out_account
from tenant_apps.instalments.services.pay_plan import pay_plan
from tenant_apps.instalments.services.reckon_return import reckon_return
from tenant_apps.instalments.services.start_instalments import start_instalments
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.loyalty.choices import Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import PaymentTaken
from tests.books import out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, card, cash, written
from tests.services.instalments.conftest import DAYS

D = Decimal
METAL = D(50_000_000)


def on_account(counter: Counter, customer: Customer, amount: Decimal | int = 4_443_000, sku: str = "A") -> Sale:
    """Sell a ring of which so much is left unpaid."""
    quote = counter.quote(counter.stock(sku), customer_id=customer.pk)
    left = PaymentTaken(method=PaymentMethod.ON_ACCOUNT, amount=D(amount))
    rest = RING_TOTAL - amount
    return counter.pay(quote, *([card(rest)] if rest else []), left)


def pay(
    counter: Counter,
    customer: Customer,
    *payments: PaymentTaken,
    key: uuid.UUID | None = None,
    branch_id: uuid.UUID | None = None,
) -> Customer:
    return pay_account(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        customer_id=customer.pk,
        branch_id=branch_id or counter.branch.pk,
        terminal_id=counter.till.pk,
        payments=payments,
        now=NOW,
    )


def pay_out(
    counter: Counter,
    customer: Customer,
    amount: Decimal | int,
    *,
    commodity: str = "IRR",
    payout: PaymentMethod = PaymentMethod.CASH,
    key: uuid.UUID | None = None,
) -> Customer:
    return pay_out_account(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        customer_id=customer.pk,
        branch_id=counter.branch.pk,
        terminal_id=counter.till.pk,
        paid_out=PaidOut(commodity=commodity, amount=D(amount), payout=payout),
        now=NOW,
    )


def in_plan(counter: Counter, customer: Customer, *payments: PaymentTaken, in_grams: bool = False) -> Plan:
    quote = counter.quote(counter.stock("PLAN"), customer_id=customer.pk)
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


def last_source() -> uuid.UUID:
    entry = JournalEntry.objects.order_by("-pk").first()
    assert entry is not None
    return entry.source_id


def test_a_payment_makes_what_is_owed_smaller_in_the_books_and_the_drawer(counter: Counter, customer: Customer) -> None:
    shift = counter.open_drawer()
    on_account(counter, customer)

    pay(counter, customer, cash(1_000_000), card(443_000, "8812"))

    assert account_of(customer) == {"IRR": D(3_000_000)}
    assert posted(last_source()) == {
        ("PAYMENT_CASH", "IRR"): D(1_000_000),
        ("PAYMENT_CARD", "IRR"): D(443_000),
        ("CUSTOMER_RECEIVABLE", "IRR"): D(-1_443_000),
    }
    assert list(
        shift.entries.filter(kind=TakingKind.INSTALMENT).order_by("-amount").values_list("method", "amount")
    ) == [
        (PaymentMethod.CASH, D(1_000_000)),
        (PaymentMethod.CARD, D(443_000)),
    ]
    assert JournalEntry.objects.get(source_id=last_source()).note == "8812"
    pay(counter, customer, cash(3_000_000))
    assert (account_of(customer), list(dues_of(customer)), out_of_balance()) == ({}, [], {})


def test_never_more_than_is_owed_is_taken(counter: Counter, customer: Customer) -> None:
    on_account(counter, customer)
    before = written()

    with pytest.raises(MoreThanIsOpen) as refusal:
        pay(counter, customer, cash(4_443_001))
    with pytest.raises(InvalidInput):
        pay(counter, customer)
    with pytest.raises(InvalidInput):
        pay(counter, customer, PaymentTaken(method=PaymentMethod.ON_ACCOUNT, amount=D(1000)))

    assert refusal.value.facts["open"] == D(4_443_000)
    assert written() == before


def test_what_a_plan_owes_is_paid_there(counter: Counter, customer: Customer) -> None:
    in_plan(counter, customer, cash(4_443_000))
    on_account(counter, customer, 2_000_000)

    assert account_of(customer) == {"IRR": D(2_000_000)}
    with pytest.raises(MoreThanIsOpen):
        pay(counter, customer, cash(2_000_001))
    pay(counter, customer, cash(2_000_000))

    assert account_of(customer) == {}
    assert [due.owed for due in dues_of(customer)] == [D(60_000_000)]


def test_the_same_payment_sent_twice_is_taken_once(counter: Counter, customer: Customer) -> None:
    on_account(counter, customer)
    key = uuid.uuid4()
    pay(counter, customer, cash(1_000_000), key=key)
    before = written()

    pay(counter, customer, cash(1_000_000), key=key)

    assert written() == before
    assert account_of(customer) == {"IRR": D(3_443_000)}


def test_nobody_pays_where_there_is_no_such_branch_or_customer(counter: Counter, customer: Customer) -> None:
    closed = Branch.objects.create(code="OLD", name="Old", is_active=False)

    with pytest.raises(NotFound):
        pay(counter, customer, cash(1000), branch_id=closed.pk)
    with pytest.raises(NotFound):
        pay(counter, Customer(pk=uuid.uuid4()), cash(1000))


def test_what_was_paid_for_goods_that_came_back_is_paid_out(counter: Counter, customer: Customer) -> None:
    sale = on_account(counter, customer)
    pay(counter, customer, cash(4_443_000))
    counter.take_back(sale)
    assert account_of(customer) == {"IRR": D(-4_443_000)}
    before = written()

    with pytest.raises(AccountChanged) as refusal:
        pay_out(counter, customer, 4_443_001)
    with pytest.raises(InvalidInput):
        pay_out(counter, customer, 4_443_000, payout=PaymentMethod.POINTS)
    assert (refusal.value.facts, written()) == ({"payout": D(4_443_000)}, before)
    key = uuid.uuid4()
    pay_out(counter, customer, 4_443_000, key=key)
    pay_out(counter, customer, 4_443_000, key=key)

    assert posted(last_source()) == {
        ("PAYMENT_CASH", "IRR"): D(-4_443_000),
        ("CUSTOMER_RECEIVABLE", "IRR"): D(4_443_000),
    }
    assert (account_of(customer), out_of_balance()) == ({}, {})
    with pytest.raises(AccountChanged):
        pay_out(counter, customer, 4_443_000)


def test_cash_is_paid_out_in_coins_that_exist_and_credit_to_the_last_digit(
    counter: Counter, customer: Customer
) -> None:
    first, second = on_account(counter, customer, sku="A"), on_account(counter, customer, sku="B")
    pay(counter, customer, card(8_886_000))
    counter.round_cash_to(10_000)
    counter.take_back(first)

    pay_out(counter, customer, 4_443_000)
    assert posted(last_source()) == {
        ("PAYMENT_CASH", "IRR"): D(-4_440_000),
        ("ROUNDING", "IRR"): D(-3_000),
        ("CUSTOMER_RECEIVABLE", "IRR"): D(4_443_000),
    }
    counter.take_back(second)
    pay_out(counter, customer, 4_443_000, payout=PaymentMethod.STORE_CREDIT)

    credit = CreditEntry.objects.filter(purse=Purse.STORE_CREDIT, customer=customer)
    assert list(credit.values_list("amount", flat=True)) == [D(4_443_000)]
    assert (account_of(customer), out_of_balance()) == ({}, {})


def test_grams_that_came_back_after_they_were_paid_are_paid_out_at_the_rate_of_the_day(
    counter: Counter, customer: Customer
) -> None:
    plan = in_plan(counter, customer, cash(RING_TOTAL - METAL), in_grams=True)
    pay_plan(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        plan_id=plan.pk,
        terminal_id=counter.till.pk,
        payments=[card(20_000_000)],
        now=NOW,
    )
    assert plan.sale is not None
    refund = counter.take_back(plan.sale)
    # 4.000 g of 750 were paid, of 10.
    assert account_of(customer) == {"XAU": D(-3)}
    reckon_return(sale_id=plan.sale.pk, refund_id=refund.pk, now=NOW)
    plan.refresh_from_db()
    assert (plan.status, account_of(customer)) == (PlanStatus.SETTLED, {"XAU": D(-3)})

    money = payout_for(D(3), commodity="XAU", at=NOW)
    pay_out(counter, customer, money, commodity="XAU", payout=PaymentMethod.TRANSFER)

    assert posted(last_source()) == {
        ("PAYMENT_TRANSFER", "IRR"): -money,
        ("METAL_BOUGHT", "IRR"): money,
        ("CUSTOMER_RECEIVABLE", "XAU"): D(3),
        ("METAL_TRADING", "XAU"): D(-3),
    }
    assert money == D(20_000_000)
    assert (account_of(customer), list(dues_of(customer)), out_of_balance()) == ({}, [], {})
