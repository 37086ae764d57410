import uuid
from decimal import Decimal
from typing import Any

import pytest

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

PREVIEW = """
query ($input: RepricingInput!) {
  repricingPreview(input: $input) {
    __typename
    ... on RepricingPreview { count oldTotal newTotal digest prices { sku old new } }
    ... on InvalidInput { fields { path code } }
  }
}
"""
REPRICE = """
mutation ($input: RepriceItemsInput!) { repriceItems(input: $input) { __typename } }
"""


def repricing(**changes: Any) -> dict[str, Any]:
    return {"amount": "FIXED_PRICE", "method": "PERCENT", "percent": "10", "step": "1000", **changes}


def test_prices_change_as_they_were_previewed(ask: Ask, owner: User) -> None:
    item = add_item(owner, sku="WATCH", fixed_price=Decimal(1_234_000))

    preview = ask(PREVIEW, {"input": repricing()}).data["repricingPreview"]
    change = {"idempotencyKey": str(uuid.uuid4()), "repricing": repricing(), "digest": preview["digest"]}
    done = ask(REPRICE, {"input": change}).data["repriceItems"]
    late = ask(REPRICE, {"input": {**change, "idempotencyKey": str(uuid.uuid4())}}).data["repriceItems"]

    assert (preview["count"], preview["oldTotal"], preview["newTotal"]) == (1, "1234000.0000", "1357000")
    assert (done["__typename"], late["__typename"]) == ("RepriceItemsSuccess", "PreviewOutdated")
    assert Item.objects.get(pk=item.pk).fixed_price == Decimal(1357000)


def test_what_contradicts_itself_is_named(ask: Ask) -> None:
    answer = ask(PREVIEW, {"input": repricing(method="METAL", amount="MAKING")})

    problems = answer.data["repricingPreview"]["fields"]
    assert problems == [{"path": ["amount"], "code": "NOT_VALID"}, {"path": ["since"], "code": "REQUIRED"}]


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_may_not_reprice_sees_no_preview_either(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    answer = graph(PREVIEW, {"input": repricing()}, shop=shop, token=token_for(staff(role), shop))

    assert answer.codes == ["FORBIDDEN"]
