import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.models import CounterSettings
from tenant_apps.loyalty.models import CreditEntry, GiftCard, LoyaltyProgram
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, credit, gift_card, reward
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor
from tests.till import set_up_till

SELL = """mutation ($input: SellGiftCardInput!) { sellGiftCard(input: $input) { __typename
  ... on SellGiftCardSuccess { code giftCard { id lastFour balance expiresOn } }
  ... on Problem { code } ... on InvalidInput { fields { path code } } } }"""
VOID = """mutation ($input: VoidGiftCardInput!) { voidGiftCard(input: $input) { __typename
  ... on VoidGiftCardSuccess { giftCard { balance voidedAt } } ... on Problem { code }
  ... on GiftCardUnusable { reason } } }"""
ADJUST = """mutation ($input: AdjustStoreCreditInput!) { adjustStoreCredit(input: $input) { __typename
  ... on AdjustStoreCreditSuccess { entry { purse kind amount reason } } ... on Problem { code }
  ... on NotEnoughCredit { purse balance asked } ... on InvalidInput { fields { path code } } } }"""
PROGRAM = """mutation ($input: SetLoyaltyProgramInput!) { setLoyaltyProgram(input: $input) { __typename
  ... on SetLoyaltyProgramSuccess { program { isActive tiers { name moneyPerPoint } excludedClasses pointValue } }
  ... on InvalidInput { fields { path code } } } }"""
CARD = "query ($code: String!) { giftCard(code: $code) { lastFour balance } }"
CARDS = """query ($customerId: ID, $first: Int) { giftCards(customerId: $customerId, first: $first) {
  edges { node { lastFour balance } } } }"""
CREDIT = """query ($id: ID!) {
  customerCredit(customerId: $id) { storeCredit points pointsWorth spentLately tier { name } }
  creditEntries(customerId: $id) { edges { node { purse kind amount points } } } }"""
RULES = {
    "isActive": True,
    "tiers": [{"name": "Silver", "fromSpend": "0", "moneyPerPoint": "1000000"}],
    "tierMonths": 12,
    "excludedClasses": ["COIN"],
    "pointValue": "10000",
    "minimumPoints": 5,
    "expiryMonths": None,
    "referralPoints": 0,
    "giftCardMonths": 12,
}


def sale(owner: User, **changes: Any) -> dict[str, Any]:
    till = set_up_till(owner).terminal
    asked = {"idempotencyKey": str(uuid.uuid4()), "terminalId": relay.to_base64("Terminal", till.pk)}
    return {"input": {**asked, "payments": [{"method": "CASH", "amount": "500"}], **changes}}


def adjustment(amount: str = "500", **changes: Any) -> dict[str, Any]:
    customer = relay.to_base64("Customer", add_customer().pk)
    asked = {"idempotencyKey": str(uuid.uuid4()), "customerId": customer, "amount": amount, "reason": "Late"}
    return {"input": {**asked, **changes}}


def test_a_card_is_sold_found_by_its_code_and_voided(ask: Ask, owner: User) -> None:
    asked = sale(owner)
    sold = ask(SELL, asked).data["sellGiftCard"]

    assert sold["giftCard"]["balance"] == "500.0000"
    assert ask(SELL, asked).data["sellGiftCard"] == sold
    assert ask(CARD, {"code": sold["code"].lower()}).data["giftCard"] == {
        "lastFour": sold["code"][-4:],
        "balance": "500.0000",
    }
    assert ask(CARD, {"code": "0000-0000-0000-0000"}).data["giftCard"] is None
    terminal = asked["input"]["terminalId"]
    void = {"giftCardId": sold["giftCard"]["id"], "terminalId": terminal, "method": "CASH", "reason": "Lost"}
    voided = ask(VOID, {"input": {**void, "idempotencyKey": str(uuid.uuid4())}}).data["voidGiftCard"]
    assert voided["giftCard"]["balance"] == "0.0000"
    again = ask(VOID, {"input": {**void, "idempotencyKey": str(uuid.uuid4())}}).data["voidGiftCard"]
    assert (again["code"], again["reason"]) == ("GIFT_CARD_UNUSABLE", "VOIDED")


def test_refusals_of_a_sale_have_names(ask: Ask, owner: User) -> None:
    asked = sale(owner, payments=[{"method": "POINTS", "amount": "5"}])
    assert ask(SELL, asked).data["sellGiftCard"]["fields"] == [
        {"path": ["payments", "0", "method"], "code": "NOT_MONEY"}
    ]
    asked["input"]["payments"] = [{"method": "CASH", "amount": "5"}]
    asked["input"]["customerId"] = relay.to_base64("Customer", uuid.uuid4())
    assert ask(SELL, asked).data["sellGiftCard"]["code"] == "NOT_FOUND"
    CounterSettings.objects.update_or_create(defaults={"requires_shift": True})
    del asked["input"]["customerId"]
    assert ask(SELL, asked).data["sellGiftCard"]["__typename"] == "ShiftRequired"
    assert not GiftCard.objects.exists()


def test_store_credit_is_given_and_corrected(ask: Ask) -> None:
    asked = adjustment()
    given = ask(ADJUST, asked).data["adjustStoreCredit"]["entry"]
    customer = asked["input"]["customerId"]
    too_much = adjustment("-501", customerId=customer)

    assert given == {"purse": "STORE_CREDIT", "kind": "GRANTED", "amount": "500.0000", "reason": "Late"}
    refused = ask(ADJUST, too_much).data["adjustStoreCredit"]
    assert (refused["purse"], refused["balance"], refused["asked"]) == ("STORE_CREDIT", "500.0000", "501")
    nothing = ask(ADJUST, adjustment("0")).data["adjustStoreCredit"]
    assert nothing["fields"] == [{"path": ["amount"], "code": "NOT_PAYABLE"}]
    assert CreditEntry.objects.count() == 1


def test_a_customer_sees_credit_points_and_tier(ask: Ask) -> None:
    reward()
    customer = add_customer()
    credit(customer, 700)
    accrue_points(customer_id=customer.pk, sale_total=Decimal(120_000_000), source_id=uuid.uuid4(), at=NOW)

    data = ask(CREDIT, {"id": relay.to_base64("Customer", customer.pk)}).data

    assert data["customerCredit"] == {
        "storeCredit": "700.0000",
        "points": 120,
        "pointsWorth": "1200000.0000",
        "spentLately": "120000000.0000",
        "tier": {"name": "Gold"},
    }
    assert [edge["node"]["kind"] for edge in data["creditEntries"]["edges"]] == ["EARNED", "GRANTED"]


def test_the_program_is_set_whole(ask: Ask) -> None:
    program = ask(PROGRAM, {"input": RULES}).data["setLoyaltyProgram"]["program"]

    assert program["tiers"] == [{"name": "Silver", "moneyPerPoint": "1000000"}]
    assert (program["excludedClasses"], program["pointValue"]) == (["COIN"], "10000")
    refused = ask(PROGRAM, {"input": {**RULES, "tiers": []}}).data["setLoyaltyProgram"]
    assert refused["fields"] == [{"path": ["tiers"], "code": "REQUIRED"}]
    assert LoyaltyProgram.objects.get().is_active


def test_many_cards_cost_as_many_statements_as_few(ask: Ask) -> None:
    customer = add_customer()
    for amount in range(1, 21):
        gift_card(amount, customer_id=customer.pk)
    gift_card(99)
    id_ = relay.to_base64("Customer", customer.pk)

    def cost(first: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            edges = ask(CARDS, {"customerId": id_, "first": first}).data["giftCards"]["edges"]
        assert len(edges) == first
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    cost(1)  # the host's shop is looked up once and then cached
    assert cost(2) == cost(20)


@pytest.mark.parametrize(
    ("role", "may_sell", "may_manage", "may_see"),
    [
        (Role.MANAGER, True, True, True),
        (Role.CASHIER, True, False, True),
        (Role.ACCOUNTANT, False, False, True),
        (Role.GOLDSMITH, False, False, False),
    ],
)
def test_who_may(
    graph: Graph,
    shop: Tenant,
    token_for: TokenFor,
    staff: AddStaff,
    role: Role,
    may_sell: bool,
    may_manage: bool,
    may_see: bool,
) -> None:
    token = token_for(staff(role), shop)
    void = {"giftCardId": relay.to_base64("GiftCard", uuid.uuid4()), "method": "CASH", "reason": "x"}
    asked = sale(User.objects.get(username="owner"))
    void |= {name: asked["input"][name] for name in ("idempotencyKey", "terminalId")}

    def codes(query: str, variables: dict[str, Any]) -> list[str]:
        return graph(query, variables, shop=shop, token=token).codes

    assert codes(SELL, asked) == ([] if may_sell else ["FORBIDDEN"])
    managing = [(ADJUST, adjustment()), (PROGRAM, {"input": RULES}), (VOID, {"input": void})]
    for query, variables in managing:
        assert codes(query, variables) == ([] if may_manage else ["FORBIDDEN"])
    assert codes(CARD, {"code": "x"}) == ([] if may_see else ["FORBIDDEN"])
    assert GiftCard.objects.count() == int(may_sell)


def test_strangers_are_refused(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor, owner: User
) -> None:
    card = gift_card()
    stranger = token_for("owner", other_shop)

    assert graph(SELL, sale(owner), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(ADJUST, adjustment(), shop=shop, token=stranger).codes == ["UNAUTHENTICATED"]
    assert graph(CARD, {"code": card.code}, shop=other_shop, token=stranger).data["giftCard"] is None
    assert CreditEntry.objects.count() == 1
