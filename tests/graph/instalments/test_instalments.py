"""Selling over time and taking instalments, through the graph."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.pricing.models import BoardRate, Quote
from tests.counter import RING_TOTAL, Counter, written
from tests.graph.conftest import Ask
from tests.graph.instalments.conftest import DOWN, NOT_METAL, days_from, order, paid, started
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

PLAN = """
fragment Told on InstalmentPlan {
  number kind status currency metal fineness total settled open overdue nextDueOn gramPrice payOff endedAt
  branch { code } customer { name } sale { number total }
  instalments { dueOn amount open }
  entries { kind amount money ratePerGram payments { method amount reference } }
}
"""
PROBLEMS = """
    ... on Problem { code message path }
    ... on InvalidInput { fields { path code } }
    ... on PaymentMismatch { total paid }
"""
START = (
    """
mutation ($input: StartInstalmentsInput!) {
  startInstalments(input: $input) {
    __typename
    ... on StartInstalmentsSuccess { plan { ...Told } }
    ... on NotForGrams { reason }
    ... on GramLimitExceeded { limit owed }
    ... on OutOfStock { skus }"""
    + PROBLEMS
    + "} }"
    + PLAN
)
PAY = (
    """
mutation ($input: PayPlanInput!) {
  payPlan(input: $input) {
    __typename
    ... on PayPlanSuccess { plan { ...Told } }
    ... on PlanNotOpen { status }
    ... on MoreThanIsOpen { open }"""
    + PROBLEMS
    + "} }"
    + PLAN
)


def a_start(quote: Quote, *payments: dict[str, str], **changes: Any) -> dict[str, Any]:
    days = [day.isoformat() for day in days_from(business_day(timezone.now()))]
    content = {"inGrams": False, "payments": list(payments or (paid(DOWN),)), "days": days, **changes}
    return order("quote", quote.pk, **content)


def test_a_quote_is_sold_over_three_months(counter: Counter, quote: Quote, ask: Ask) -> None:
    till = to_base64("Terminal", counter.till.pk)

    plan = ask(START, a_start(quote, terminalId=till)).data["startInstalments"]["plan"]

    days = [day.isoformat() for day in days_from(business_day(counter.now))]
    part = "20000000.00000000"
    assert plan == {
        "number": "BAZ-I2000-000001",
        "kind": "CREDIT",
        "status": "OPEN",
        "currency": "IRR",
        "metal": None,
        "fineness": None,
        "total": "60000000.00000000",
        "settled": "0",
        "open": "60000000.00000000",
        "overdue": "0",
        "nextDueOn": days[0],
        "gramPrice": None,
        "payOff": "60000000.00000000",
        "endedAt": None,
        "branch": {"code": "BAZ"},
        "customer": {"name": "Sara"},
        "sale": {"number": "BAZ-2000-000001", "total": "64443000.0000"},
        "instalments": [{"dueOn": day, "amount": part, "open": part} for day in days],
        "entries": [],
    }


def test_the_same_request_twice_makes_one_plan(quote: Quote, ask: Ask) -> None:
    variables = a_start(quote)

    answers = [ask(START, variables).data for _ in range(2)]

    assert answers[0] == answers[1]
    assert Plan.objects.count() == 1


def test_an_instalment_settles_the_oldest_first(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote)
    card = {"method": "CARD", "amount": "15000000", "reference": "8812"}

    told = ask(PAY, order("plan", plan.pk, payments=[card, paid(10_000_000)])).data["payPlan"]["plan"]

    days = [day.isoformat() for day in days_from(business_day(counter.now))]
    assert (told["settled"], told["open"], told["nextDueOn"]) == ("25000000.00000000", "35000000.00000000", days[1])
    assert [one["open"] for one in told["instalments"]] == ["0", "15000000.00000000", "20000000.00000000"]
    assert told["entries"] == [
        {
            "kind": "PAYMENT",
            "amount": "25000000.00000000",
            "money": "25000000.0000",
            "ratePerGram": None,
            "payments": [
                {"method": "CARD", "amount": "15000000", "reference": "8812"},
                {"method": "CASH", "amount": "10000000", "reference": ""},
            ],
        }
    ]


def test_what_pays_off_ends_the_plan(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote)

    told = ask(PAY, order("plan", plan.pk, payments=[paid(60_000_000)])).data["payPlan"]["plan"]

    assert (told["status"], told["nextDueOn"], told["overdue"]) == ("SETTLED", None, "0")
    assert (told["open"], told["payOff"]) == ("0", "0")


def test_grams_are_bought_at_the_rate_of_now(counter: Counter, quote: Quote, ask: Ask) -> None:
    """IR-G1: owes 10 g of 750, pays 20,000,000 at 5,200,000 a gram: 3.846 g, and 6.154 g remain."""
    started = ask(START, a_start(quote, paid(NOT_METAL), inGrams=True)).data["startInstalments"]["plan"]
    BoardRate.objects.create(
        metal="XAU", currency="IRR", per_fine_gram="6933333.333333", source="board", quoted_at=timezone.now()
    )

    paying = order("plan", Plan.objects.get().pk, payments=[paid(20_000_000, "CARD")])
    told = ask(PAY, paying).data["payPlan"]["plan"]

    assert (started["kind"], started["metal"], started["fineness"], started["total"]) == (
        "GRAMS",
        "XAU",
        "750.0",
        "10.00000000",
    )
    [entry] = told["entries"]
    assert (entry["amount"], entry["money"], entry["ratePerGram"]) == ("3.84600000", "20000000.0000", "5200000.000000")
    assert (told["open"], told["gramPrice"], told["payOff"]) == ("6.15400000", "5200000.000000", "32000800.00")


def test_without_a_rate_nobody_knows_what_pays_off(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote, in_grams=True)
    BoardRate.objects.update(quoted_at=timezone.now() - timedelta(days=30))

    query = "query ($id: ID!) { instalmentPlan(id: $id) { gramPrice payOff } }"
    answer = ask(query, {"id": to_base64("InstalmentPlan", plan.pk)})
    refused = ask(PAY, order("plan", plan.pk, payments=[paid(1_000_000)])).data["payPlan"]

    assert answer.data["instalmentPlan"] == {"gramPrice": None, "payOff": None}
    assert refused["__typename"] == "RateStale"
    assert not PlanEntry.objects.exists()


def test_a_plan_that_cannot_be_right_is_refused(counter: Counter, quote: Quote, ask: Ask) -> None:
    unknown = counter.quote(counter.stock("RING-2"))
    no_metal: dict[str, Any] = {"metal": "", "fineness": None, "gross_weight": 0, "net_weight": 0, "fixed_price": 500}
    box = counter.quote(counter.stock("BOX", **no_metal), customer_id=quote.customer_id)
    before = written()

    def refusal(variables: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = ask(START, variables).data["startInstalments"]
        return answer

    nobody = refusal(a_start(unknown))
    all_paid = refusal(a_start(quote, paid(RING_TOTAL)))
    no_days = refusal(a_start(quote, days=[]))
    past = refusal(a_start(quote, days=["2020-01-01"]))
    in_grams = refusal(a_start(box, paid(500), inGrams=True))
    Customer.objects.update(gram_limit=7)
    too_much_gold = refusal(a_start(quote, paid(NOT_METAL), inGrams=True))
    gone = refusal(order("quote", uuid.uuid4(), inGrams=False, payments=[], days=[]))
    other_type = refusal({"input": a_start(quote)["input"] | {"quoteId": to_base64("Item", quote.pk)}})

    assert nobody["__typename"] == "CustomerRequired"
    assert (all_paid["__typename"], all_paid["total"]) == ("PaymentMismatch", "64443000.0000")
    assert no_days["fields"] == [{"path": ["days"], "code": "LENGTH"}]
    assert past["fields"] == [{"path": ["days", "0"], "code": "PAST"}]
    assert (in_grams["__typename"], in_grams["reason"]) == ("NotForGrams", "NO_METAL")
    assert (too_much_gold["__typename"], too_much_gold["limit"]) == ("GramLimitExceeded", "7.0000")
    assert (gone["__typename"], gone["path"]) == ("NotFound", ["quoteId"])
    assert (other_type["__typename"], other_type["path"]) == ("NotFound", ["quoteId"])
    assert written() == before
    assert not Plan.objects.exists()


def test_a_payment_that_cannot_be_right_is_refused(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote)
    before = written()

    def refusal(*payments: dict[str, str], plan_id: object = plan.pk) -> dict[str, Any]:
        answer: dict[str, Any] = ask(PAY, order("plan", plan_id, payments=list(payments))).data["payPlan"]
        return answer

    too_much = refusal(paid(60_000_001))
    nothing = refusal()
    owed = refusal(paid(1_000_000, "ON_ACCOUNT"))
    unknown = refusal(paid(1_000_000), plan_id=uuid.uuid4())

    assert (too_much["__typename"], too_much["path"], too_much["open"]) == (
        "MoreThanIsOpen",
        ["payments"],
        "60000000.00000000",
    )
    assert nothing["fields"] == [{"path": ["payments"], "code": "REQUIRED"}]
    assert owed["fields"] == [{"path": ["payments", "0", "method"], "code": "NOT_HERE"}]
    assert (unknown["__typename"], unknown["path"]) == ("NotFound", ["planId"])
    assert written() == before
    assert not PlanEntry.objects.exists()


def test_a_plan_that_has_ended_takes_no_more(counter: Counter, quote: Quote, ask: Ask) -> None:
    plan = started(counter, quote)
    ask(PAY, order("plan", plan.pk, payments=[paid(60_000_000)]))

    refused = ask(PAY, order("plan", plan.pk, payments=[paid(1_000)])).data["payPlan"]

    assert (refused["__typename"], refused["status"]) == ("PlanNotOpen", "SETTLED")
    assert PlanEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, True),
        (Role.MANAGER, True),
        (Role.CASHIER, True),
        (Role.GOLDSMITH, False),
        (Role.ACCOUNTANT, False),
    ],
)
def test_who_may_sell_over_time_and_take_instalments(
    graph: Graph,
    shop: Tenant,
    counter: Counter,
    quote: Quote,
    staff: AddStaff,
    token_for: TokenFor,
    role: Role,
    may: bool,
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)
    another = started(counter, counter.quote(counter.stock("R2"), customer_id=quote.customer_id))

    answers = [
        graph(START, a_start(quote), shop=shop, token=token),
        graph(PAY, order("plan", another.pk, payments=[paid(1_000_000)]), shop=shop, token=token),
    ]

    assert [answer.codes for answer in answers] == ([[], []] if may else [["FORBIDDEN"], ["FORBIDDEN"]])
    assert (Plan.objects.count(), PlanEntry.objects.count()) == ((2, 1) if may else (1, 0))


def test_only_people_of_this_shop_and_only_here(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, quote: Quote, token_for: TokenFor
) -> None:
    plan = started(counter, counter.quote(counter.stock("R2"), customer_id=quote.customer_id))
    foreign = token_for("owner", other_shop)

    for mutation, variables in ((START, a_start(quote)), (PAY, order("plan", plan.pk, payments=[paid(1_000)]))):
        assert graph(mutation, variables, shop=shop).codes == ["UNAUTHENTICATED"]
        assert graph(mutation, variables, shop=shop, token=foreign).codes == ["UNAUTHENTICATED"]
        assert graph(mutation, variables).codes == ["WRONG_HOST"]
        [elsewhere] = graph(mutation, variables, shop=other_shop, token=foreign).data.values()
        assert elsewhere["__typename"] == "NotFound"
    assert (Plan.objects.count(), PlanEntry.objects.count()) == (1, 0)
