import uuid
from typing import Any

import pytest

from shared_apps.billing.models import Subscription
from shared_apps.identity.choices import Role
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

CREATE = """
mutation ($input: CreateBranchInput!) {
  createBranch(input: $input) {
    __typename
    ... on CreateBranchSuccess { branch { code name isDefault isActive terminals { name } } }
    ... on Problem { code message }
    ... on InvalidInput { fields { path code } }
    ... on LimitReached { limit allowed plan }
  }
}
"""
LIST = "{ branches { totalCount edges { node { code terminals { name } } } } }"


def asked(**changes: Any) -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "code": "two", "name": "Second", **changes}}


def test_a_branch_is_opened_with_a_till(ask: Ask) -> None:
    answer = ask(CREATE, asked())

    assert answer.data["createBranch"] == {
        "__typename": "CreateBranchSuccess",
        "branch": {
            "code": "TWO",
            "name": "Second",
            "isDefault": False,
            "isActive": True,
            "terminals": [{"name": "Till 1"}],
        },
    }
    assert ask(LIST).data["branches"]["edges"] == [
        {"node": {"code": "MAIN", "terminals": [{"name": "Till 1"}]}},
        {"node": {"code": "TWO", "terminals": [{"name": "Till 1"}]}},
    ]


def test_past_the_plan_is_refused_by_name(ask: Ask, shop: Tenant) -> None:
    with in_public():
        subscription = Subscription.objects.select_related("plan").get(tenant=shop)
        Subscription.objects.filter(tenant=shop).update(branches_override=1)

    answer = ask(CREATE, asked()).data["createBranch"]

    assert answer["__typename"] == "LimitReached"
    assert (answer["limit"], answer["allowed"], answer["plan"]) == ("branches", 1, subscription.plan.name)
    assert Branch.objects.count() == 1


def test_what_cannot_be_opens_nothing(ask: Ask) -> None:
    assert ask(CREATE, asked(code="main")).data["createBranch"]["fields"] == [{"path": ["code"], "code": "TAKEN"}]
    assert ask(CREATE, asked(name="")).data["createBranch"]["fields"] == [{"path": ["name"], "code": "REQUIRED"}]
    assert Branch.objects.count() == 1


@pytest.mark.parametrize("role", [Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_only_the_owner_opens_branches_and_everybody_sees_them(
    graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role
) -> None:
    token = token_for(staff(role), shop)

    assert graph(CREATE, asked(), shop=shop, token=token).codes == ["FORBIDDEN"]
    assert graph(LIST, shop=shop, token=token).data["branches"]["totalCount"] == 1


def test_strangers_and_the_other_shop_are_refused(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    assert graph(CREATE, asked(), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(CREATE, asked(), shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert Branch.objects.count() == 1
