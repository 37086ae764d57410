"""Exchanges, voids, parked carts, cheques and old gold through the graph."""

import uuid
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.models import Cheque, ParkedCart, Sale
from tests.counter import Counter
from tests.factories.customers import add_customer
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor
from tests.services.sales.test_payment_kinds import cheque, sell_to

VOID = """
mutation ($input: VoidSaleInput!) {
  voidSale(input: $input) {
    __typename
    ... on VoidSaleSuccess { sale { number status voidReason voidedByName } }
    ... on SaleNotVoidable { reason }
  }
}
"""
EXCHANGE = """
mutation ($input: ExchangeSaleInput!) {
  exchangeSale(input: $input) {
    __typename
    ... on ExchangeSaleSuccess { sale {
      number payments { method amount isCarried }
      exchangedFrom { number exchangedFor { number } refundOf { number lines { returnedQuantity } } }
    } }
    ... on PaymentMismatch { total paid }
  }
}
"""
PARK = """
mutation ($input: ParkCartInput!) {
  parkCart(input: $input) { __typename ... on ParkCartSuccess { cart { id note lineCount customer { name } } } }
}
"""
RESUME = """
mutation ($input: ResumeCartInput!) {
  resumeCart(input: $input) {
    __typename
    ... on ResumeCartSuccess { note customer { name } lines { quantity discount item { sku } } }
  }
}
"""
PARKED = """
query ($branch: ID!) { parkedCarts(branchId: $branch) { edges { node { id note parkedByName } } } }
"""
CHEQUES = """
query ($statuses: [ChequeStatus!]) {
  cheques(statuses: $statuses) { edges { node { id number bank dueOn status customer { name } sale { number } } } }
}
"""
MOVE = """
mutation ($input: MoveChequeInput!) {
  moveCheque(input: $input) { __typename ... on MoveChequeSuccess { cheque { status } } }
}
"""
GOLD = """
query ($quote: ID!, $pieces: [OldGoldInput!]!) {
  oldGoldValue(quoteId: $quote, pieces: $pieces) { total pieces { netWeight fineWeight perFineGram value } }
}
"""
CHECKOUT = """
mutation ($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ... on CheckoutSuccess { sale { total payments { method amount oldGold { metal netWeight fineness value } } } }
  }
}
"""
MARGIN = "query ($id: ID!) { sale(id: $id) { lines { cost margin } } }"


@pytest.fixture
def token(shop: Tenant, counter: Counter, token_for: TokenFor) -> str:
    return token_for("owner", shop)


def sale_input(sale: Sale, **rest: Any) -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "saleId": to_base64("Sale", sale.pk), **rest}}


def test_a_sale_is_made_void_and_only_once(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    sale = counter.sell(counter.stock())

    first = graph(VOID, sale_input(sale, reason="Twice"), shop=shop, token=token).data["voidSale"]
    second = graph(VOID, sale_input(sale, reason="Twice"), shop=shop, token=token).data["voidSale"]

    assert first["sale"] == {
        "number": "BAZ-2000-000001",
        "status": "VOIDED",
        "voidReason": "Twice",
        "voidedByName": counter.actor.full_name,
    }
    assert second == {"__typename": "SaleNotVoidable", "reason": "VOIDED"}


def test_a_sale_is_exchanged(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    sale = counter.sell(counter.stock("A"))
    quote = counter.quote(counter.stock("B", gross_weight=12, net_weight=12))
    rest = {"returned": {"reason": "SIZE"}, "quoteId": to_base64("Quote", quote.pk)}
    over = str(quote.total - sale.total)

    short = graph(EXCHANGE, sale_input(sale, payments=[], **rest), shop=shop, token=token).data["exchangeSale"]
    payments = [{"method": "CASH", "amount": over}]
    done = graph(EXCHANGE, sale_input(sale, payments=payments, **rest), shop=shop, token=token).data["exchangeSale"]

    assert short == {"__typename": "PaymentMismatch", "total": over, "paid": "0"}
    assert done["sale"] == {
        "number": "BAZ-2000-000002",
        "payments": [
            {"method": "CASH", "amount": "64443000.0000", "isCarried": True},
            {"method": "CASH", "amount": over, "isCarried": False},
        ],
        "exchangedFrom": {
            "number": "BAZ-R2000-000001",
            "exchangedFor": {"number": "BAZ-2000-000002"},
            "refundOf": {"number": "BAZ-2000-000001", "lines": [{"returnedQuantity": "1.0000"}]},
        },
    }


def test_a_cart_is_parked_found_and_taken_up_once(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    customer, ring, branch = add_customer("Sara"), counter.stock(), to_base64("Branch", counter.branch.pk)
    cart = {
        "idempotencyKey": str(uuid.uuid4()),
        "branchId": branch,
        "customerId": to_base64("Customer", customer.pk),
        "note": "Back at five",
        "lines": [{"itemId": to_base64("Item", ring.pk), "quantity": "1", "discount": "500000"}],
    }

    parked = graph(PARK, {"input": cart}, shop=shop, token=token).data["parkCart"]["cart"]
    listed = graph(PARKED, {"branch": branch}, shop=shop, token=token).data["parkedCarts"]["edges"]
    answers = [
        graph(RESUME, {"input": {"id": parked["id"]}}, shop=shop, token=token).data["resumeCart"] for _ in range(2)
    ]

    assert (parked["note"], parked["lineCount"], parked["customer"]) == ("Back at five", 1, {"name": "Sara"})
    assert [edge["node"]["id"] for edge in listed] == [parked["id"]]
    assert answers == [
        {
            "__typename": "ResumeCartSuccess",
            "note": "Back at five",
            "customer": {"name": "Sara"},
            "lines": [{"quantity": "1", "discount": "500000", "item": {"sku": "RING"}}],
        },
        {"__typename": "NotFound"},
    ]
    assert not ParkedCart.objects.exists()


def test_cheques_are_listed_and_moved(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    sell_to(counter, add_customer("Sara"), cheque())
    paper = to_base64("Cheque", Cheque.objects.get().pk)

    listed = graph(CHEQUES, {"statuses": ["RECEIVED"]}, shop=shop, token=token).data["cheques"]["edges"]
    steps = [
        graph(MOVE, {"input": {"id": paper, "status": status}}, shop=shop, token=token).data["moveCheque"]["__typename"]
        for status in ("CLEARED", "DEPOSITED", "CLEARED")
    ]

    assert [edge["node"] for edge in listed] == [
        {
            "id": paper,
            "number": "123456",
            "bank": "Mellat",
            "dueOn": "2026-12-20",
            "status": "RECEIVED",
            "customer": {"name": "Sara"},
            "sale": {"number": "BAZ-2000-000001"},
        }
    ]
    assert steps == ["ChequeNotThere", "MoveChequeSuccess", "MoveChequeSuccess"]
    assert graph(CHEQUES, {"statuses": ["RECEIVED"]}, shop=shop, token=token).data["cheques"]["edges"] == []


def test_old_gold_is_valued_and_pays(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    quote = counter.quote(counter.stock())
    quote_id = to_base64("Quote", quote.pk)
    pieces = [{"metal": "XAU", "grossWeight": "12.5", "deduction": "0.5", "fineness": "740"}]

    value = graph(GOLD, {"quote": quote_id, "pieces": pieces}, shop=shop, token=token).data["oldGoldValue"]
    payments = [
        {"method": "OLD_GOLD", "amount": value["total"], "pieces": pieces},
        {"method": "CASH", "amount": "5243000"},
    ]
    order = {"idempotencyKey": str(uuid.uuid4()), "quoteId": quote_id, "payments": payments}
    sale = graph(CHECKOUT, {"input": order}, shop=shop, token=token).data["checkout"]["sale"]

    assert value == {
        "total": "59200000.00",
        "pieces": [
            {"netWeight": "12.0", "fineWeight": "8.88", "perFineGram": "6666666.666667", "value": "59200000.00"}
        ],
    }
    assert sale["payments"][0] == {
        "method": "OLD_GOLD",
        "amount": "59200000.0000",
        "oldGold": [{"metal": "XAU", "netWeight": "12.0000", "fineness": "740.0", "value": "59200000.0000"}],
    }


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, {"void", "exchange", "park", "move", "cost"}),
        (Role.MANAGER, {"void", "exchange", "park", "move", "cost"}),
        (Role.CASHIER, {"park"}),
        (Role.GOLDSMITH, set()),
        (Role.ACCOUNTANT, {"move", "cost"}),
    ],
)
def test_who_may_do_what(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor, role: Role, may: set[str]
) -> None:
    key = token_for("owner" if role == Role.OWNER else staff(role), shop)
    sale = counter.sell(counter.stock())
    quote = to_base64("Quote", counter.quote(counter.stock("B")).pk)
    returned = {"returned": {"reason": "SIZE"}, "payments": [], "quoteId": quote}
    cart = {"idempotencyKey": str(uuid.uuid4()), "branchId": to_base64("Branch", counter.branch.pk), "lines": []}
    asked: dict[str, tuple[str, dict[str, Any]]] = {
        "void": (VOID, sale_input(sale, reason="")),
        "exchange": (EXCHANGE, sale_input(Sale(pk=uuid.uuid4()), **returned)),
        "park": (PARK, {"input": cart}),
        "move": (MOVE, {"input": {"id": to_base64("Cheque", uuid.uuid4()), "status": "DEPOSITED"}}),
        "cost": (MARGIN, {"id": to_base64("Sale", sale.pk)}),
    }

    answers = {name: graph(*request, shop=shop, token=key) for name, request in asked.items()}

    allowed = {name for name, answer in answers.items() if not answer.codes}
    assert allowed == may
    assert Sale.objects.count() == 1


@pytest.mark.parametrize("document", [VOID, EXCHANGE, PARK, RESUME, MOVE])
def test_nobody_reaches_the_counter_from_outside(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, token_for: TokenFor, document: str
) -> None:
    sale = counter.sell(counter.stock())
    quote = to_base64("Quote", sale.quote_id)
    cart = {"idempotencyKey": str(uuid.uuid4()), "branchId": to_base64("Branch", counter.branch.pk), "lines": []}
    variables: dict[str, Any] = {
        VOID: sale_input(sale, reason="Twice"),
        EXCHANGE: sale_input(sale, returned={"reason": "SIZE"}, payments=[], quoteId=quote),
        PARK: {"input": cart},
        RESUME: {"input": {"id": to_base64("ParkedCart", uuid.uuid4())}},
        MOVE: {"input": {"id": to_base64("Cheque", uuid.uuid4()), "status": "DEPOSITED"}},
    }[document]

    assert graph(document, variables, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(document, variables, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(document, variables).codes == ["WRONG_HOST"]
