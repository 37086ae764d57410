"""Selling through the graph."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.models import Sale
from tests.counter import Counter
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

CHECKOUT = """
mutation ($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ... on CheckoutSuccess { sale {
      id number kind status source currency subtotal discount tax rounding total change reason cashierName
      branch { code } customer { name } refunds { id } refundOf { id }
      payments { method amount tendered reference }
      lines {
        position sku description quantity metal fineness netWeight fineWeight perFineGram subtotal tax total
        item { sku } components { code label amount } taxes { name ratePercent base amount }
      }
    } }
    ... on Problem { code message path }
    ... on InvalidInput { fields { path code } }
    ... on PaymentMismatch { total paid }
    ... on OutOfStock { skus }
    ... on QuoteExpired { expiredAt }
  }
}
"""


def order(quote: Quote, *payments: dict[str, Any], **changes: Any) -> dict[str, Any]:
    taken = payments or ({"method": "CASH", "amount": str(quote.total)},)
    key, quote_id = str(uuid.uuid4()), to_base64("Quote", quote.pk)
    return {"input": {"idempotencyKey": key, "quoteId": quote_id, "payments": list(taken), **changes}}


def test_a_quote_is_sold_with_two_payments(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor
) -> None:
    quote = counter.quote(counter.stock())
    card = {"method": "CARD", "amount": "60000000", "reference": " 8812 "}
    till = to_base64("Terminal", counter.till.pk)
    variables = order(quote, card, {"method": "CASH", "amount": "5000000"}, terminalId=till)

    answer = graph(CHECKOUT, variables, shop=shop, token=token_for(staff(Role.CASHIER), shop)).data["checkout"]

    sale = answer["sale"]
    assert (sale["number"], sale["kind"], sale["status"], sale["source"]) == (
        "BAZ-2000-000001",
        "SALE",
        "COMPLETED",
        "COUNTER",
    )
    assert (sale["total"], sale["tax"], sale["change"], sale["currency"]) == (
        "64443000.0000",
        "1313000.0000",
        "557000.0000",
        "IRR",
    )
    assert (sale["cashierName"], sale["branch"], sale["customer"], sale["refunds"], sale["refundOf"]) == (
        "Cashier",
        {"code": "BAZ"},
        None,
        [],
        None,
    )
    assert sale["payments"] == [
        {"method": "CARD", "amount": "60000000.0000", "tendered": "60000000.0000", "reference": "8812"},
        {"method": "CASH", "amount": "4443000.0000", "tendered": "5000000.0000", "reference": ""},
    ]
    [line] = sale["lines"]
    assert (line["sku"], line["metal"], line["fineness"], line["fineWeight"]) == ("RING", "XAU", "750.0", "7.50000000")
    assert (line["item"], line["perFineGram"]) == ({"sku": "RING"}, "6666666.666667")
    assert line["components"] == [
        {"code": "METAL", "label": "Metal", "amount": "50000000.00"},
        {"code": "MAKING", "label": "Making charge", "amount": "9000000.00"},
        {"code": "PROFIT", "label": "Profit", "amount": "4130000.00"},
    ]
    assert line["taxes"] == [{"name": "VAT", "ratePercent": "10", "base": "13130000.00", "amount": "1313000.00"}]


def test_the_same_request_twice_makes_one_sale(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    variables, token = order(counter.quote(counter.stock())), token_for("owner", shop)

    answers = [graph(CHECKOUT, variables, shop=shop, token=token).data["checkout"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert Sale.objects.count() == 1


def test_the_number_of_statements_does_not_grow_with_the_cart(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    token = token_for("owner", shop)
    items = [counter.stock(f"R{number}") for number in range(63)]

    def statements(sold: list[Item]) -> int:
        variables = order(counter.quote(*sold))
        with CaptureQueriesContext(connection) as captured:
            graph(CHECKOUT, variables, shop=shop, token=token)
        # The shop of the host and its limits are looked up once in a while, and then kept in the cache.
        kept = ("tenants_tenant", "billing_subscription")
        statements = [query["sql"] for query in captured if not any(table in query["sql"] for table in kept)]
        return sum(not statement.startswith(("SAVEPOINT", "RELEASE")) for statement in statements)

    assert [statements(items[:3]), statements(items[3:])] == [23, 23]


type Ask = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture
def ask(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> Ask:
    """Return a function that checks out as the owner."""
    token = token_for("owner", shop)

    def send(variables: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = graph(CHECKOUT, variables, shop=shop, token=token).data["checkout"]
        return answer

    return send


def test_payments_that_cannot_be_right_are_refused_at_their_field(counter: Counter, ask: Ask) -> None:
    quote = counter.quote(counter.stock())

    too_little = ask(order(quote, {"method": "CASH", "amount": "1000"}))
    nothing = ask(order(quote, {"method": "CASH", "amount": "0"}))
    eleven = ask(order(quote, *[{"method": "CASH", "amount": "1"}] * 11))
    control = ask(order(quote, {"method": "CASH", "amount": "64443000", "reference": "a\u0007"}))

    assert too_little == {
        "__typename": "PaymentMismatch",
        "code": "PAYMENT_MISMATCH",
        "message": "The payments of 1000 do not match the total of 64443000.",
        "path": None,
        "total": "64443000.0000",
        "paid": "1000",
    }
    assert nothing["fields"] == [{"path": ["payments", "0", "amount"], "code": "NOT_PAYABLE"}]
    assert eleven["fields"] == [{"path": ["payments"], "code": "TOO_MANY"}]
    assert control["fields"] == [{"path": ["payments", "0", "reference"], "code": "UNUSABLE_CHARACTERS"}]
    assert not Sale.objects.exists()


def test_ids_that_name_nothing_here_are_not_found(counter: Counter, ask: Ask) -> None:
    quote = counter.quote(counter.stock())

    unknown = ask(order(Quote(pk=uuid.uuid4(), total=1)))
    other_type = ask(order(quote, quoteId=to_base64("Item", quote.pk)))
    no_till = ask(order(quote, terminalId=to_base64("Terminal", uuid.uuid4())))

    assert (unknown["__typename"], unknown["path"]) == ("NotFound", ["quoteId"])
    assert (other_type["__typename"], other_type["path"]) == ("NotFound", ["quoteId"])
    assert (no_till["__typename"], no_till["path"]) == ("NotFound", ["terminalId"])
    assert not Sale.objects.exists()


def test_what_came_too_late_is_refused_by_type(counter: Counter, ask: Ask) -> None:
    ring = counter.stock()
    quote, second, expired = counter.quote(ring), counter.quote(ring), counter.quote(ring)
    Quote.objects.filter(pk=expired.pk).update(
        quoted_at=timezone.now() - timedelta(hours=2), expires_at=timezone.now() - timedelta(hours=1)
    )
    done = order(quote)
    ask(done)

    too_late = ask(order(expired))
    used = ask(order(quote))
    reused = ask({"input": order(second)["input"] | {"idempotencyKey": done["input"]["idempotencyKey"]}})
    gone = ask(order(second))

    assert too_late["__typename"] == "QuoteExpired"
    assert used["__typename"] == "QuoteUsed"
    assert reused["__typename"] == "IdempotencyKeyReused"
    assert (gone["__typename"], gone["skus"]) == ("OutOfStock", ["RING"])
    assert Sale.objects.count() == 1


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
def test_who_may_sell(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor, role: Role, may: bool
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)

    answer = graph(CHECKOUT, order(counter.quote(counter.stock())), shop=shop, token=token)

    assert answer.codes == ([] if may else ["FORBIDDEN"])
    assert Sale.objects.exists() is may


def test_only_people_of_this_shop_sell_and_only_here(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    variables = order(counter.quote(counter.stock()))

    assert graph(CHECKOUT, variables, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(CHECKOUT, variables, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(CHECKOUT, variables).codes == ["WRONG_HOST"]
    elsewhere = graph(CHECKOUT, variables, shop=other_shop, token=token_for("owner", other_shop)).data["checkout"]
    assert (elsewhere["__typename"], elsewhere["path"]) == ("NotFound", ["quoteId"])
    assert not Sale.objects.exists()
