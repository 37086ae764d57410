"""Keeping goods for a customer, handing them over and giving them up, through the graph."""

import uuid
from typing import Any

import pytest
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.models import Sale
from tests.counter import RING_TOTAL, Counter, written
from tests.graph.conftest import Ask
from tests.graph.instalments.conftest import days_from, kept, order, paid, started
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

START = """
mutation ($input: StartLayawayInput!) {
  startLayaway(input: $input) {
    __typename
    ... on StartLayawaySuccess { plan {
      number kind status total settled open sale { id } instalments { amount open } entries { kind money }
    } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
    ... on OutOfStock { skus }
    ... on MoreThanIsOpen { open }
  }
}
"""
COLLECT = """
mutation ($input: CollectLayawayInput!) {
  collectLayaway(input: $input) {
    __typename
    ... on CollectLayawaySuccess { plan { status sale { number payments { method amount } } } }
    ... on Problem { code path }
    ... on PlanNotOpen { status }
    ... on PaymentMismatch { total paid }
  }
}
"""
CANCEL = """
mutation ($input: CancelLayawayInput!) {
  cancelLayaway(input: $input) {
    __typename
    ... on CancelLayawaySuccess { plan {
      status settled open overdue nextDueOn instalments { open } entries { kind money payments { method amount } }
    } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
    ... on PlanNotOpen { status }
  }
}
"""


def a_start(quote: Quote, *payments: dict[str, str], **changes: Any) -> dict[str, Any]:
    days = [day.isoformat() for day in days_from(business_day(timezone.now()))]
    return order("quote", quote.pk, **{"payments": list(payments), "days": days, **changes})


def a_cancel(plan_id: object, **changes: Any) -> dict[str, Any]:
    return order("plan", plan_id, **{"payout": "CASH", "reason": "Changed her mind", **changes})


def test_goods_are_kept_for_a_deposit(quote: Quote, ask: Ask) -> None:
    plan = ask(START, a_start(quote, paid(10_000_000))).data["startLayaway"]["plan"]

    part = "21481000.00000000"
    assert plan == {
        "number": "BAZ-I2000-000001",
        "kind": "LAYAWAY",
        "status": "OPEN",
        "total": "64443000.00000000",
        "settled": "10000000.00000000",
        "open": "54443000.00000000",
        "sale": None,
        "instalments": [
            {"amount": part, "open": "11481000.00000000"},
            {"amount": part, "open": part},
            {"amount": part, "open": part},
        ],
        "entries": [{"kind": "PAYMENT", "money": "10000000.0000"}],
    }


def test_they_may_be_kept_without_a_deposit(quote: Quote, ask: Ask) -> None:
    assert ask(START, a_start(quote)).data["startLayaway"]["plan"]["settled"] == "0"


def test_deposits_and_the_rest_make_the_sale(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)
    rest = paid(RING_TOTAL - 10_000_000, "CARD")

    told = ask(COLLECT, order("plan", plan.pk, payments=[rest])).data["collectLayaway"]["plan"]

    assert told == {
        "status": "SETTLED",
        "sale": {
            "number": "BAZ-2000-000001",
            "payments": [
                {"method": "DEPOSIT", "amount": "10000000.0000"},
                {"method": "CARD", "amount": "54443000.0000"},
            ],
        },
    }


def test_who_gives_up_gets_the_deposits_less_a_fee(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)

    told = ask(CANCEL, a_cancel(plan.pk, fee="1000000")).data["cancelLayaway"]["plan"]

    assert told == {
        "status": "CANCELLED",
        "settled": "0.00000000",
        "open": "0",
        "overdue": "0",
        "nextDueOn": None,
        "instalments": [{"open": "0"}] * 3,
        "entries": [
            {
                "kind": "PAYMENT",
                "money": "10000000.0000",
                "payments": [{"method": "CASH", "amount": "10000000"}],
            },
            {"kind": "REFUND", "money": "-9000000.0000", "payments": [{"method": "CASH", "amount": "-9000000.0000"}]},
            {"kind": "FEE", "money": "-1000000.0000", "payments": []},
        ],
    }


def test_the_same_request_twice_does_it_once(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)
    variables = a_cancel(plan.pk)

    answers = [ask(CANCEL, variables).data for _ in range(2)]

    assert answers[0] == answers[1]
    assert PlanEntry.objects.count() == 2


def test_what_cannot_be_kept_is_refused(counter: Counter, quote: Quote, ask: Ask) -> None:
    unknown = counter.quote(Item.objects.get())
    last = counter.quote(Item.objects.get(), customer_id=quote.customer_id)
    before = written()

    def refusal(variables: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = ask(START, variables).data["startLayaway"]
        return answer

    nobody = refusal(a_start(unknown))
    too_much = refusal(a_start(quote, paid(RING_TOTAL + 1)))
    backwards = refusal(a_start(quote, days=["2099-02-01", "2099-01-01"]))
    missing = refusal(order("quote", uuid.uuid4(), payments=[], days=[]))
    assert written() == before
    kept(counter, quote)
    promised = refusal(a_start(last))
    again = refusal(a_start(quote))

    assert nobody["__typename"] == "CustomerRequired"
    assert (too_much["__typename"], too_much["open"]) == ("MoreThanIsOpen", "64443000.0000")
    assert backwards["fields"] == [{"path": ["days"], "code": "ORDER"}]
    assert (missing["__typename"], missing["path"]) == ("NotFound", ["quoteId"])
    assert (promised["__typename"], promised["skus"]) == ("OutOfStock", ["RING"])
    assert again["__typename"] == "QuoteUsed"
    assert Plan.objects.count() == 1


def test_what_cannot_be_collected_is_refused(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)
    credit = started(counter, counter.quote(counter.stock("R2"), customer_id=quote.customer_id))
    before = written()

    def refusal(plan_id: object, *payments: dict[str, str]) -> dict[str, Any]:
        answer: dict[str, Any] = ask(COLLECT, order("plan", plan_id, payments=list(payments))).data["collectLayaway"]
        return answer

    unpaid = refusal(plan.pk)
    delivered = refusal(credit.pk)
    missing = refusal(uuid.uuid4())

    assert (unpaid["__typename"], unpaid["paid"]) == ("PaymentMismatch", "10000000.0000")
    assert (delivered["__typename"], delivered["status"]) == ("PlanNotOpen", "OPEN")
    assert (missing["__typename"], missing["path"]) == ("NotFound", ["planId"])
    assert written() == before


def test_what_cannot_be_given_up_is_refused(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)
    before = written()

    def refusal(plan_id: object = plan.pk, **changes: Any) -> dict[str, Any]:
        answer: dict[str, Any] = ask(CANCEL, a_cancel(plan_id, **changes)).data["cancelLayaway"]
        return answer

    too_dear = refusal(fee="10000001")
    broken = refusal(fee="0.001")
    as_points = refusal(payout="POINTS")
    unexplained = refusal(reason=" ")
    missing = refusal(uuid.uuid4())

    assert too_dear["fields"] == broken["fields"] == [{"path": ["fee"], "code": "RANGE"}]
    assert as_points["fields"] == [{"path": ["payout"], "code": "NOT_HERE"}]
    assert unexplained["fields"] == [{"path": ["reason"], "code": "REQUIRED"}]
    assert (missing["__typename"], missing["path"]) == ("NotFound", ["planId"])
    assert written() == before


SELLERS = {Role.OWNER, Role.MANAGER, Role.CASHIER}


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_may_keep_collect_and_give_up(
    graph: Graph, shop: Tenant, counter: Counter, quote: Quote, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)
    collected, given_up = (
        kept(counter, counter.quote(counter.stock(sku), customer_id=quote.customer_id)) for sku in ("R2", "R3")
    )
    rest = paid(RING_TOTAL - 10_000_000)

    def codes(mutation: str, variables: dict[str, Any]) -> list[str]:
        return graph(mutation, variables, shop=shop, token=token).codes

    may, may_cancel = role in SELLERS, role in {Role.OWNER, Role.MANAGER}
    assert codes(START, a_start(quote)) == ([] if may else ["FORBIDDEN"])
    assert codes(COLLECT, order("plan", collected.pk, payments=[rest])) == ([] if may else ["FORBIDDEN"])
    assert codes(CANCEL, a_cancel(given_up.pk)) == ([] if may_cancel else ["FORBIDDEN"])
    assert (Plan.objects.count(), Sale.objects.count()) == ((3, 1) if may else (2, 0))
    given_up.refresh_from_db()
    assert given_up.status == (PlanStatus.CANCELLED if may_cancel else PlanStatus.OPEN)


def test_only_people_of_this_shop_and_only_here(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, quote: Quote, token_for: TokenFor
) -> None:
    plan = kept(counter, counter.quote(counter.stock("R2"), customer_id=quote.customer_id))
    foreign = token_for("owner", other_shop)
    collecting = order("plan", plan.pk, payments=[])

    for mutation, variables in ((START, a_start(quote)), (COLLECT, collecting), (CANCEL, a_cancel(plan.pk))):
        assert graph(mutation, variables, shop=shop).codes == ["UNAUTHENTICATED"]
        assert graph(mutation, variables, shop=shop, token=foreign).codes == ["UNAUTHENTICATED"]
        assert graph(mutation, variables).codes == ["WRONG_HOST"]
        [elsewhere] = graph(mutation, variables, shop=other_shop, token=foreign).data.values()
        assert elsewhere["__typename"] == "NotFound"
    plan.refresh_from_db()
    assert (Plan.objects.count(), plan.status) == (1, PlanStatus.OPEN)


def test_an_id_of_another_type_is_no_plan(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = kept(counter, quote)
    variables = {"input": a_cancel(plan.pk)["input"] | {"planId": to_base64("Sale", plan.pk)}}

    assert ask(CANCEL, variables).data["cancelLayaway"]["path"] == ["planId"]
