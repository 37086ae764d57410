"""Reading plans through the graph."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.services.pay_plan import pay_plan
from tenant_apps.pricing.models import BoardRate, Quote
from tests.counter import Counter, card
from tests.factories.customers import add_customer
from tests.graph.conftest import Ask
from tests.graph.instalments.conftest import kept, started
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

PLANS = """
query ($filters: PlanFilter, $first: Int, $after: String) {
  instalmentPlans(filters: $filters, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { number overdue } }
  }
}
"""
DETAILS = """
{
  instalmentPlans(first: 50) { edges { node {
    number kind status total settled open overdue nextDueOn gramPrice payOff currency metal fineness
    branch { code } customer { name } sale { number }
    instalments { dueOn amount open } entries { kind amount money payments { method amount } }
  } } }
}
"""
PLAN = "query ($id: ID!) { instalmentPlan(id: $id) { number kind } }"


def numbers(answer: Any) -> list[str]:
    return [edge["node"]["number"] for edge in answer.data["instalmentPlans"]["edges"]]


def some_time_ago(counter: Counter, *, days: int) -> Counter:
    """Return the counter as it was then, with the gold of then on its board."""
    then = counter.now - timedelta(days=days)
    BoardRate.objects.create(
        metal="XAU", currency="IRR", per_fine_gram="6666666.666667", source="board", quoted_at=then
    )
    return replace(counter, now=then)


@pytest.fixture
def three_plans(counter: Counter, customer: Customer) -> dict[str, Plan]:
    """Sara owes money since yesterday, and grams from today on; goods are kept for Nima."""
    nima = add_customer("Nima", phone="+989120000009")
    yesterday, today = (some_time_ago(counter, days=days) for days in (31, 30))
    return {
        "credit": started(yesterday, yesterday.quote(yesterday.stock("R1"), customer_id=customer.pk)),
        "grams": started(today, today.quote(today.stock("R2"), customer_id=customer.pk), in_grams=True),
        "layaway": kept(counter, counter.quote(counter.stock("R3"), customer_id=nima.pk)),
    }


def test_plans_come_newest_first_page_by_page(three_plans: dict[str, Plan], ask: Ask) -> None:
    first = ask(PLANS, {"first": 2})
    page = first.data["instalmentPlans"]["pageInfo"]
    rest = ask(PLANS, {"first": 2, "after": page["endCursor"]})

    assert (numbers(first), page["hasNextPage"]) == (["BAZ-I2000-000003", "BAZ-I2000-000002"], True)
    assert numbers(rest) == ["BAZ-I2000-000001"]
    assert rest.data["instalmentPlans"]["totalCount"] == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "GRAMS"}, ["grams"]),
        ({"kind": "LAYAWAY"}, ["layaway"]),
        ({"status": "SETTLED"}, []),
        ({"status": "OPEN"}, ["layaway", "grams", "credit"]),
        ({"overdue": True}, ["credit"]),
        ({"overdue": False}, ["layaway", "grams"]),
        ({"overdue": True, "kind": "GRAMS"}, []),
    ],
)
def test_filters_narrow_the_list(
    three_plans: dict[str, Plan], ask: Ask, filters: dict[str, Any], found: list[str]
) -> None:
    assert numbers(ask(PLANS, {"filters": filters})) == [three_plans[name].number for name in found]


def test_the_plans_of_one_customer(three_plans: dict[str, Plan], customer: Customer, ask: Ask) -> None:
    hers = ask(PLANS, {"filters": {"customerId": to_base64("Customer", customer.pk)}})
    wrong = ask(PLANS, {"filters": {"customerId": to_base64("Item", customer.pk)}})

    assert numbers(hers) == [three_plans["grams"].number, three_plans["credit"].number]
    assert wrong.codes == ["NOT_FOUND"]


def test_what_is_overdue_is_told_and_is_not_once_it_is_paid(
    counter: Counter, three_plans: dict[str, Plan], ask: Ask
) -> None:
    def overdue() -> dict[str, str]:
        edges = ask(PLANS).data["instalmentPlans"]["edges"]
        return {edge["node"]["number"]: edge["node"]["overdue"] for edge in edges}

    before = overdue()
    plan = three_plans["credit"]
    pay_plan(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        plan_id=plan.pk,
        terminal_id=None,
        payments=[card(20_000_000)],
        now=counter.now,
    )

    assert before == {
        "BAZ-I2000-000001": "20000000.00000000",
        "BAZ-I2000-000002": "0",
        "BAZ-I2000-000003": "0",
    }
    assert overdue() == dict.fromkeys(before, "0")
    assert numbers(ask(PLANS, {"filters": {"overdue": True}})) == []


def test_the_number_of_statements_does_not_grow_with_the_list(
    counter: Counter, customer: Customer, quote: Quote, ask: Ask
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(DETAILS)
        # The shop of the host and its limits are looked up once in a while, and then kept in the cache.
        looked_up = ("tenants_tenant", "billing_subscription")
        return sum(not any(table in query["sql"] for table in looked_up) for query in captured)

    def pay_a_bit(plan: Plan) -> None:
        pay_plan(
            actor=counter.actor,
            idempotency_key=uuid.uuid4(),
            plan_id=plan.pk,
            terminal_id=None,
            payments=[card(1_000_000)],
            now=counter.now,
        )

    pay_a_bit(started(counter, quote, in_grams=True))
    for_one = statements()
    for number in range(19):
        another = counter.quote(counter.stock(f"R{number}"), customer_id=customer.pk)
        pay_a_bit(started(counter, another, in_grams=number % 2 == 0))

    assert Plan.objects.count() == 20
    assert statements() == for_one


def test_one_plan_is_found_by_its_id_and_an_unknown_one_is_null(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote)

    def found(id: str) -> Any:
        return ask(PLAN, {"id": id}).data["instalmentPlan"]

    assert found(to_base64("InstalmentPlan", plan.pk)) == {"number": "BAZ-I2000-000001", "kind": "CREDIT"}
    assert found(to_base64("InstalmentPlan", uuid.uuid4())) is None


READERS = {Role.OWNER, Role.MANAGER, Role.CASHIER, Role.ACCOUNTANT}


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_may_read(
    graph: Graph, shop: Tenant, counter: Counter, quote: Quote, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)
    plan = {"id": to_base64("InstalmentPlan", started(counter, quote).pk)}

    expected = [] if role in READERS else ["FORBIDDEN"]
    for query, variables in ((PLANS, None), (PLAN, plan), ("query ($id: ID!) { node(id: $id) { id } }", plan)):
        assert graph(query, variables, shop=shop, token=token).codes == expected


def test_nobody_reads_from_outside(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, quote: Quote, token_for: TokenFor
) -> None:
    plan = {"id": to_base64("InstalmentPlan", started(counter, quote).pk)}
    foreign = token_for("owner", other_shop)

    for query, variables in ((PLANS, None), (PLAN, plan)):
        assert graph(query, variables, shop=shop).codes == ["UNAUTHENTICATED"]
        assert graph(query, variables).codes == ["WRONG_HOST"]
        assert graph(query, variables, shop=shop, token=foreign).codes == ["UNAUTHENTICATED"]
    assert graph(PLAN, plan, shop=other_shop, token=foreign).data["instalmentPlan"] is None
    assert numbers(graph(PLANS, shop=other_shop, token=foreign)) == []
