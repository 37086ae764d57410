"""Buying from the public through the graph."""

import uuid
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.buying.models import IdentityReveal, Purchase
from tests.counter import Counter
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

QUOTE = """
query ($input: QuoteBuyBackInput!) {
  quoteBuyBack(input: $input) {
    __typename
    ... on BuyBackOffer {
      total subtotal rounding currency identityIsDemanded identityKinds paidToday
      lines { metal netWeight payableWeight fineWeight payableFineWeight perGram value amount }
    }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
  }
}
"""
BUY = """
mutation ($input: BuyBackInput!) {
  buyBack(input: $input) {
    __typename
    ... on BuyBackSuccess { purchase {
      id number status total sellerName identityKind identityEnding receiptUrl
      lines { description metal netWeight fineWeight amount item { sku itemClass } }
      payments { method amount }
    } }
    ... on Problem { code path }
    ... on OfferChanged { total }
    ... on IdentityRequired { kinds }
    ... on InvalidInput { fields { path code } }
  }
}
"""
VOID = """
mutation ($input: VoidPurchaseInput!) {
  voidPurchase(input: $input) {
    __typename
    ... on VoidPurchaseSuccess { purchase { status voidReason } }
    ... on NotVoidable { reason }
  }
}
"""
REVEAL = """
mutation ($input: RevealIdentityInput!) {
  revealIdentity(input: $input) { __typename ... on RevealIdentitySuccess { number } }
}
"""
LIST = "query ($filters: PurchaseFilter) { purchases(filters: $filters) { edges { node { number } } } }"
LINE = {"metal": "XAU", "grossWeight": "12.5", "deduction": "0.5", "fineness": "740"}
SELLER = {"name": "Sara Ahmadi", "identityKind": "NATIONAL_ID", "identityNumber": "0012345678"}


def request(counter: Counter, **changes: Any) -> dict[str, Any]:
    return {
        "input": {
            "idempotencyKey": str(uuid.uuid4()),
            "branchId": to_base64("Branch", counter.branch.pk),
            "terminalId": to_base64("Terminal", counter.till.pk),
            "lines": [LINE],
            "seller": SELLER,
            "payments": [{"method": "CASH", "amount": "59200000"}],
            "offeredTotal": "59200000",
            **changes,
        }
    }


def test_an_offer_shows_every_part(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> None:
    lines = [{**LINE, "meltingLossPercent": "2"}]

    answer = graph(QUOTE, {"input": {"lines": lines}}, shop=shop, token=token_for("owner", shop))

    offer = answer.data["quoteBuyBack"]
    assert offer["lines"] == [
        {
            "metal": "XAU",
            "netWeight": "12.0",
            "payableWeight": "11.7600",
            "fineWeight": "8.88",
            "payableFineWeight": "8.70240000",
            "perGram": "4933333.33",
            "value": "58016000.00",
            "amount": "58016000.00",
        }
    ]
    assert (offer["total"], offer["identityIsDemanded"], offer["paidToday"]) == ("58016000.0000", True, "0")
    assert not Purchase.objects.exists()


def test_what_was_offered_is_bought(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> None:
    purchase = graph(BUY, request(counter), shop=shop, token=token_for("owner", shop)).data["buyBack"]["purchase"]

    assert (purchase["total"], purchase["identityKind"], purchase["identityEnding"]) == (
        "59200000.0000",
        "NATIONAL_ID",
        "5678",
    )
    assert purchase["lines"] == [
        {
            "description": "Scrap Gold 740",
            "metal": "XAU",
            "netWeight": "12.0000",
            "fineWeight": "8.88000000",
            "amount": "59200000.0000",
            "item": {"sku": "SCRAP-XAU-740", "itemClass": "SCRAP"},
        }
    ]
    assert purchase["payments"] == [{"method": "CASH", "amount": "59200000.0000"}]
    assert purchase["receiptUrl"].startswith("/receipts/purchases/")


def test_refusals_have_names(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> None:
    token = token_for("owner", shop)

    def refused(**changes: Any) -> dict[str, Any]:
        answer: dict[str, Any] = graph(BUY, request(counter, **changes), shop=shop, token=token).data["buyBack"]
        return answer

    assert refused(offeredTotal="1")["total"] == "59200000.0000"
    assert refused(seller={"name": "Sara"})["kinds"] == [
        "DRIVING_LICENCE",
        "NATIONAL_ID",
        "OTHER",
        "PAN",
        "PASSPORT",
    ]
    assert refused(payments=[{"method": "CASH", "amount": "1"}])["code"] == "PAYMENTS_DIFFER"
    assert refused(lines=[{**LINE, "fineness": "1001"}])["fields"] == [
        {"path": ["lines", "0", "fineness"], "code": "IMPOSSIBLE_VALUE"}
    ]
    assert refused(lines=[{**LINE, "metal": "XAG"}])["code"] == "RATE_MISSING"
    assert not Purchase.objects.exists()


def test_a_purchase_is_found_voided_and_not_voided_again(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    token = token_for("owner", shop)
    bought = graph(BUY, request(counter), shop=shop, token=token).data["buyBack"]["purchase"]

    def void() -> dict[str, Any]:
        asked = {"idempotencyKey": str(uuid.uuid4()), "purchaseId": bought["id"], "reason": "Wrong person"}
        answer: dict[str, Any] = graph(VOID, {"input": asked}, shop=shop, token=token).data["voidPurchase"]
        return answer

    assert void()["purchase"] == {"status": "VOIDED", "voidReason": "Wrong person"}
    assert void() == {"__typename": "NotVoidable", "reason": "VOIDED"}
    found = graph(LIST, {"filters": {"search": "ahmadi", "status": "VOIDED"}}, shop=shop, token=token)
    assert [edge["node"]["number"] for edge in found.data["purchases"]["edges"]] == [bought["number"]]
    assert graph(LIST, {"filters": {"search": "nobody"}}, shop=shop, token=token).data["purchases"]["edges"] == []


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.MANAGER, ([], [], ["FORBIDDEN"])),
        (Role.CASHIER, ([], ["FORBIDDEN"], ["FORBIDDEN"])),
        (Role.ACCOUNTANT, (["FORBIDDEN"], ["FORBIDDEN"], [])),
        (Role.GOLDSMITH, (["FORBIDDEN"], ["FORBIDDEN"], ["FORBIDDEN"])),
    ],
)
def test_who_may_buy_void_and_look(
    graph: Graph,
    shop: Tenant,
    counter: Counter,
    token_for: TokenFor,
    staff: AddStaff,
    role: Role,
    codes: tuple[list[str], list[str], list[str]],
) -> None:
    owner, token = token_for("owner", shop), token_for(staff(role), shop)
    bought = graph(BUY, request(counter), shop=shop, token=owner).data["buyBack"]["purchase"]
    void = {"idempotencyKey": str(uuid.uuid4()), "purchaseId": bought["id"], "reason": "X"}
    reveal = {"purchaseId": bought["id"], "reason": "Police"}

    assert (
        graph(BUY, request(counter), shop=shop, token=token).codes,
        graph(VOID, {"input": void}, shop=shop, token=token).codes,
        graph(REVEAL, {"input": reveal}, shop=shop, token=token).codes,
    ) == codes
    assert IdentityReveal.objects.count() == (1 if role == Role.ACCOUNTANT else 0)


def test_the_whole_number_is_shown_to_who_may_see_it(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    token = token_for("owner", shop)
    bought = graph(BUY, request(counter), shop=shop, token=token).data["buyBack"]["purchase"]

    shown = graph(REVEAL, {"input": {"purchaseId": bought["id"], "reason": "Police"}}, shop=shop, token=token)

    assert shown.data["revealIdentity"]["number"] == "0012345678"
    assert IdentityReveal.objects.get().reason == "Police"
