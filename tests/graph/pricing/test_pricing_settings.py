from typing import Any

import pytest

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

SETTINGS = """
{ pricingSettings {
  revision ruleVersion quoteMinutes totalStep mithqal
  profits { key rulePercent percent } taxes { key rulePercent percent }
  discounts { key percent } spreads { metal sellPercent buyPercent }
} }
"""
UPDATE = """
mutation ($input: UpdatePricingSettingsInput!) {
  updatePricingSettings(input: $input) {
    __typename
    ... on UpdatePricingSettingsSuccess { settings { revision quoteMinutes taxes { key percent } } }
    ... on InvalidInput { fields { path code } }
  }
}
"""


def ways(**changes: Any) -> dict[str, Any]:
    return {
        "revision": 0,
        "profits": [{"key": "ORNAMENT", "percent": "6.5"}],
        "taxes": [{"key": "VAT", "percent": "9"}],
        "discounts": [{"key": "CASHIER", "percent": "3"}],
        "spreads": [{"metal": "XAU", "sellPercent": "0.5", "buyPercent": "2"}],
        "totalStep": "1000",
        "quoteMinutes": 15,
        "rateHoldPercent": "5",
        "mithqal": "NOKHOD_24",
        "tola": "EXACT",
        **changes,
    }


def test_the_settings_stand_beside_the_rule_of_the_country(ask: Ask) -> None:
    before = ask(SETTINGS).data["pricingSettings"]
    saved = ask(UPDATE, {"input": ways()}).data["updatePricingSettings"]
    after = ask(SETTINGS).data["pricingSettings"]

    assert before["taxes"] == [{"key": "VAT", "rulePercent": "10", "percent": None}]
    assert saved["settings"] == {"revision": 1, "quoteMinutes": 15, "taxes": [{"key": "VAT", "percent": "9"}]}
    assert after["profits"][0] == {"key": "ORNAMENT", "rulePercent": "7", "percent": "6.5"}
    assert after["spreads"][0] == {"metal": "XAU", "sellPercent": "0.5", "buyPercent": "2"}
    assert (after["mithqal"], after["totalStep"]) == ("NOKHOD_24", "1000.0000")


def test_an_entry_that_cannot_be_right_is_named(ask: Ask) -> None:
    answer = ask(UPDATE, {"input": ways(discounts=[{"key": "CASHIER", "percent": "101"}])})

    assert answer.data["updatePricingSettings"] == {
        "__typename": "InvalidInput",
        "fields": [{"path": ["discountPercents", "CASHIER"], "code": "RANGE"}],
    }


def test_an_old_revision_is_refused(ask: Ask) -> None:
    ask(UPDATE, {"input": ways()})

    again = ask(UPDATE, {"input": ways(quoteMinutes=1)})

    assert again.data["updatePricingSettings"] == {"__typename": "SettingsChangedMeanwhile"}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_only_the_owner_decides_how_prices_are_made(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    token = token_for(staff(role), shop)

    answer = graph(UPDATE, {"input": ways()}, shop=shop, token=token)

    assert answer.codes == ["FORBIDDEN"]
