import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from shared_apps.identity.choices import Role
from shared_apps.market.choices import Metal, RateStatus
from shared_apps.market.models import MetalRate
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.models import BoardRate, PricingSettings
from tests.plugins.graphql import Answer, Graph
from tests.plugins.tenants import AddStaff, TokenFor

CURRENT = """
{ currentRates { metal currency perFineGram isOwn isStale source karats { karat fineness perGram } } }
"""
HISTORY = """
query ($filters: MetalRateFilter) {
  metalRates(filters: $filters) { edges { node { id metal perFineGram status isOwn changePercent } } }
}
"""
SET = """
mutation ($input: SetRateInput!) {
  setRate(input: $input) {
    __typename
    ... on SetRateSuccess { status rate { id perFineGram isOwn } }
    ... on InvalidInput { fields { path code } }
  }
}
"""
DECIDE = """
mutation ($input: DecideHeldRateInput!) {
  decideHeldRate(input: $input) { __typename ... on DecideHeldRateSuccess { rate { status } } }
}
"""
FOLLOW = """
mutation { followPlatformRates(input: {follow: true}) {
  ... on FollowPlatformRatesSuccess { currentRates { isOwn perFineGram } }
} }
"""


@pytest.fixture
def platform_rate(shop: Tenant) -> None:
    with in_public():
        MetalRate.objects.create(
            metal=Metal.GOLD,
            currency="IRR",
            per_fine_gram=Decimal(6000000),
            source="reference",
            quoted_at=timezone.now() - timedelta(minutes=1),
        )


@pytest.fixture
def token(shop: Tenant, token_for: TokenFor) -> str:
    return token_for("owner", shop)


def set_rate(graph: Graph, shop: Tenant, token: str, amount: str, fineness: str = "750") -> Answer:
    rate = {"idempotencyKey": str(uuid.uuid4()), "metal": "XAU", "amount": amount, "fineness": fineness}
    return graph(SET, {"input": rate}, shop=shop, token=token)


def history(graph: Graph, shop: Tenant, token: str, **filters: Any) -> list[dict[str, Any]]:
    answer = graph(HISTORY, {"filters": filters}, shop=shop, token=token)
    return [edge["node"] for edge in answer.data["metalRates"]["edges"]]


@pytest.mark.usefixtures("platform_rate")
def test_a_shop_follows_the_platform_until_it_sets_a_rate_of_its_own(graph: Graph, shop: Tenant, token: str) -> None:
    before = graph(CURRENT, shop=shop, token=token).data["currentRates"]
    answer = set_rate(graph, shop, token, "5000000").data["setRate"]
    after = graph(CURRENT, shop=shop, token=token).data["currentRates"]
    back = graph(FOLLOW, shop=shop, token=token).data["followPlatformRates"]

    assert [(rate["perFineGram"], rate["isOwn"]) for rate in before] == [("6000000.000000", False)]
    assert (answer["status"], answer["rate"]["perFineGram"], answer["rate"]["isOwn"]) == (
        "APPLIED",
        "6666666.666667",
        True,
    )
    assert [(rate["perFineGram"], rate["isOwn"]) for rate in after] == [("6666666.666667", True)]
    assert after[0]["karats"][3] == {"karat": "18", "fineness": "750", "perGram": "5000000.00"}
    assert back == {"currentRates": [{"isOwn": False, "perFineGram": "6000000.000000"}]}


@pytest.mark.usefixtures("platform_rate")
def test_the_history_is_of_the_board_in_use_or_of_the_one_asked_for(graph: Graph, shop: Tenant, token: str) -> None:
    set_rate(graph, shop, token, "5000000")

    own = history(graph, shop, token)
    platform = history(graph, shop, token, isOwn=False, metal="XAU", status="APPLIED")

    assert [(rate["perFineGram"], rate["isOwn"]) for rate in own] == [("6666666.666667", True)]
    assert [(rate["perFineGram"], rate["isOwn"]) for rate in platform] == [("6000000.000000", False)]


def test_a_rate_that_jumps_waits_for_a_person(graph: Graph, shop: Tenant, token: str) -> None:
    set_rate(graph, shop, token, "5000000")
    held = set_rate(graph, shop, token, "6000000").data["setRate"]
    decision = {"input": {"id": held["rate"]["id"], "apply": True}}

    waiting = graph(CURRENT, shop=shop, token=token).data["currentRates"][0]["perFineGram"]
    decided = graph(DECIDE, decision, shop=shop, token=token).data["decideHeldRate"]
    again = graph(DECIDE, decision, shop=shop, token=token).data["decideHeldRate"]
    now = graph(CURRENT, shop=shop, token=token).data["currentRates"][0]["perFineGram"]

    assert (held["status"], waiting) == ("HELD", "6666666.666667")
    assert decided == {"__typename": "DecideHeldRateSuccess", "rate": {"status": "APPLIED"}}
    assert again["__typename"] == "RateNotHeld"
    assert now == "8000000.000000"


def test_an_unknown_rate_is_not_found(graph: Graph, shop: Tenant, token: str) -> None:
    set_rate(graph, shop, token, "5000000")
    known = history(graph, shop, token)[0]["id"]

    answer = graph(DECIDE, {"input": {"id": known[:-8] + "AAAAAAA=", "apply": True}}, shop=shop, token=token)

    assert answer.data["decideHeldRate"]["__typename"] == "NotFound"
    assert list(BoardRate.objects.values_list("status", flat=True)) == [RateStatus.APPLIED]


@pytest.mark.parametrize(("amount", "fineness", "path"), [("-1", "750", "amount"), ("5", "2000", "fineness")])
def test_what_cannot_be_a_rate_is_refused_at_its_field(
    graph: Graph, shop: Tenant, token: str, amount: str, fineness: str, path: str
) -> None:
    answer = set_rate(graph, shop, token, amount, fineness).data["setRate"]

    assert [field["path"] for field in answer["fields"]] == [[path]]
    assert not BoardRate.objects.exists()
    assert not PricingSettings.objects.exists()


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_only_owner_and_manager_set_rates(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    answer = set_rate(graph, shop, token_for(staff(role), shop), "5000000")

    assert answer.codes == ["FORBIDDEN"]
    assert not BoardRate.objects.exists()


def test_a_token_of_another_shop_is_worth_nothing(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    answer = set_rate(graph, shop, token_for("owner", other_shop), "5000000")

    assert answer.codes == ["UNAUTHENTICATED"]
    assert not BoardRate.objects.exists()
