"""Numbers and coins of a branch through the graph."""

import uuid
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

SET = """
mutation ($input: SetNumberingInput!) {
  setNumbering(input: $input) {
    __typename
    ... on SetNumberingSuccess { branch { numberPattern fiscalMonth cashStep } }
    ... on InvalidInput { fields { path code } }
  }
}
"""


def asked(**changes: Any) -> dict[str, Any]:
    branch = to_base64("Branch", Branch.objects.get(is_default=True).pk)
    pattern = "{branch}/{series}{year}/{number}"
    return {"input": {"branchId": branch, "numberPattern": pattern, "fiscalMonth": 7, **changes}}


def test_the_owner_says_how_documents_are_numbered(ask: Ask) -> None:
    answer = ask(SET, asked(cashStep="5000")).data["setNumbering"]
    custom = ask(SET, asked()).data["setNumbering"]

    assert answer["branch"] == {
        "numberPattern": "{branch}/{series}{year}/{number}",
        "fiscalMonth": 7,
        "cashStep": "5000",
    }
    assert custom["branch"]["cashStep"] == "1"


def test_what_cannot_be_changes_nothing(ask: Ask) -> None:
    bad = ask(SET, asked(numberPattern="{number}", fiscalMonth=13)).data["setNumbering"]
    unknown = ask(SET, asked(branchId=to_base64("Branch", uuid.uuid4()))).data["setNumbering"]

    assert bad["fields"] == [
        {"path": ["fiscalMonth"], "code": "TOO_LARGE"},
        {"path": ["numberPattern"], "code": "NOT_A_PATTERN"},
    ]
    assert unknown["__typename"] == "NotFound"
    assert Branch.objects.get(is_default=True).fiscal_month == 1


@pytest.mark.parametrize("role", [Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_only_the_owner_may(graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role) -> None:
    assert graph(SET, asked(), shop=shop, token=token_for(staff(role), shop)).codes == ["FORBIDDEN"]


def test_nobody_from_outside_may(graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor) -> None:
    assert graph(SET, asked(), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(SET, asked(), shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(SET, asked()).codes == ["WRONG_HOST"]
