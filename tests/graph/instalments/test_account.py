"""Paying off an account, and paying it out, through the graph."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.pricing.models import BoardRate
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import PaymentTaken
from tests.counter import RING_TOTAL, Counter, card
from tests.graph.conftest import Ask
from tests.graph.instalments.conftest import order as order_of_plan
from tests.graph.instalments.conftest import paid, started
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

ACCOUNT = "query ($id: ID!) { customerAccount(customerId: $id) { commodity owed payout } }"
PAY = """
mutation ($input: PayAccountInput!) {
  payAccount(input: $input) {
    __typename
    ... on PayAccountSuccess { customer { name } }
    ... on MoreThanIsOpen { open }
    ... on InvalidInput { fields { path code } }
  }
}
"""
PAY_OUT = """
mutation ($input: PayOutAccountInput!) {
  payOutAccount(input: $input) {
    __typename
    ... on PayOutAccountSuccess { customer { name } }
    ... on AccountChanged { payout }
    ... on InvalidInput { fields { path code } }
  }
}
"""
PAY_PLAN = "mutation ($input: PayPlanInput!) { payPlan(input: $input) { __typename } }"


def left_on_account(counter: Counter, customer: Customer, amount: int = 4_443_000) -> Sale:
    quote = counter.quote(counter.stock(f"A{Sale.objects.count()}"), customer_id=customer.pk)
    owed = PaymentTaken(method=PaymentMethod.ON_ACCOUNT, amount=Decimal(amount))
    return counter.pay(quote, card(RING_TOTAL - amount), owed)


def order(counter: Counter, customer: Customer, **content: Any) -> dict[str, Any]:
    ids = {"customerId": to_base64("Customer", customer.pk), "branchId": to_base64("Branch", counter.branch.pk)}
    return {"input": {"idempotencyKey": str(uuid.uuid4()), **ids, **content}}


def account(ask: Ask, customer: Customer) -> Any:
    return ask(ACCOUNT, {"id": to_base64("Customer", customer.pk)}).data["customerAccount"]


def test_an_account_is_paid_off_and_paid_out(counter: Counter, customer: Customer, ask: Ask) -> None:
    sale = left_on_account(counter, customer)

    owed = account(ask, customer)
    too_much = ask(PAY, order(counter, customer, payments=[paid(4_443_001)])).data["payAccount"]
    done = ask(PAY, order(counter, customer, payments=[paid(4_443_000)])).data["payAccount"]
    settled = account(ask, customer)
    counter.take_back(sale)
    owed_back = account(ask, customer)
    back = {"commodity": "IRR", "payout": "CASH"}
    other = ask(PAY_OUT, order(counter, customer, amount="1", **back)).data["payOutAccount"]
    paid_out = ask(PAY_OUT, order(counter, customer, amount="4443000", **back)).data["payOutAccount"]

    assert owed == [{"commodity": "IRR", "owed": "4443000.00000000", "payout": None}]
    assert too_much == {"__typename": "MoreThanIsOpen", "open": "4443000.00000000"}
    assert done == {"__typename": "PayAccountSuccess", "customer": {"name": "Sara"}}
    assert settled == []
    assert owed_back == [{"commodity": "IRR", "owed": "-4443000.00000000", "payout": "4443000.00000000"}]
    assert other == {"__typename": "AccountChanged", "payout": "4443000.00000000"}
    assert paid_out == {"__typename": "PayOutAccountSuccess", "customer": {"name": "Sara"}}
    assert account(ask, customer) == []


def test_grams_without_a_rate_are_owed_all_the_same(counter: Counter, customer: Customer, ask: Ask) -> None:
    plan = started(counter, counter.quote(counter.stock(), customer_id=customer.pk), in_grams=True)
    ask(PAY_PLAN, order_of_plan("plan", plan.pk, payments=[paid(20_000_000)]))
    assert plan.sale is not None
    counter.take_back(plan.sale)

    rated = account(ask, customer)
    BoardRate.objects.all().delete()
    unrated = account(ask, customer)

    assert rated == [{"commodity": "XAU", "owed": "-3.00000000", "payout": "20000000.00"}]
    assert unrated == [{"commodity": "XAU", "owed": "-3.00000000", "payout": None}]


def test_an_account_is_read_in_the_same_statements_however_much_is_on_it(
    counter: Counter, customer: Customer, ask: Ask
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            account(ask, customer)
        return len(caught)

    left_on_account(counter, customer)
    started(counter, counter.quote(counter.stock("P1"), customer_id=customer.pk))
    account(ask, customer)  # the process knows the shop from here on
    first = statements()
    left_on_account(counter, customer)
    started(counter, counter.quote(counter.stock("P2"), customer_id=customer.pk))

    assert statements() == first


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, {"take", "pay out"}),
        (Role.MANAGER, {"take", "pay out"}),
        (Role.CASHIER, {"take"}),
        (Role.GOLDSMITH, set()),
        (Role.ACCOUNTANT, set()),
    ],
)
def test_who_may_take_and_pay_out(
    graph: Graph,
    shop: Tenant,
    counter: Counter,
    customer: Customer,
    staff: AddStaff,
    token_for: TokenFor,
    role: Role,
    may: set[str],
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)
    left_on_account(counter, customer)
    entries = JournalEntry.objects.count()

    take = graph(PAY, order(counter, customer, payments=[paid(1000)]), shop=shop, token=token)
    out = order(counter, customer, commodity="IRR", amount="1", payout="CASH")
    pay_out = graph(PAY_OUT, out, shop=shop, token=token)

    assert take.codes == ([] if "take" in may else ["FORBIDDEN"])
    assert pay_out.codes == ([] if "pay out" in may else ["FORBIDDEN"])
    assert JournalEntry.objects.count() == entries + ("take" in may)
