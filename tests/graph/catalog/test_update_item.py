import uuid
from typing import Any

import pytest
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

READ = "query ($id: ID!) { item(id: $id) { updatedAt } }"
UPDATE = """
mutation ($input: UpdateItemInput!) {
  updateItem(input: $input) {
    __typename
    ... on UpdateItemSuccess { item { name updatedAt } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
  }
}
"""
RING = {"sku": "R-1", "name": "Ring", "metal": "XAU", "fineness": "750", "grossWeight": "4.25"}


def asked(item: Item, version: str, **changes: Any) -> dict[str, Any]:
    id_ = relay.to_base64("Item", item.pk)
    return {"input": {"id": id_, "version": version, "item": {**RING, **changes}}}


def test_the_version_that_was_read_can_be_changed_once(ask: Ask, owner: User) -> None:
    item = add_item(owner)
    version = ask(READ, {"id": relay.to_base64("Item", item.pk)}).data["item"]["updatedAt"]

    first = ask(UPDATE, asked(item, version, name="First")).data["updateItem"]
    late = ask(UPDATE, asked(item, version, name="Late")).data["updateItem"]

    assert first["item"]["name"] == "First"
    assert late == {"__typename": "ItemChangedMeanwhile", "code": "ITEM_CHANGED_MEANWHILE", "path": None}
    assert Item.objects.get().name == "First"
    again = ask(UPDATE, asked(item, first["item"]["updatedAt"], name="Again")).data["updateItem"]
    assert again["item"]["name"] == "Again"


def test_refusals_change_nothing(ask: Ask, owner: User) -> None:
    item = add_item(owner, stock=1)
    add_item(owner, sku="R-2")

    def refused(**changes: Any) -> list[dict[str, Any]]:
        answer = ask(UPDATE, asked(item, item.updated_at.isoformat(), **changes)).data["updateItem"]
        problems: list[dict[str, Any]] = answer["fields"]
        return problems

    assert refused(sku="R-2") == [{"path": ["item", "sku"], "code": "TAKEN"}]
    assert refused(tracking="QUANTITY") == [{"path": ["item", "tracking"], "code": "HAS_MOVEMENTS"}]
    assert refused(grossWeight="-1") == [{"path": ["item", "grossWeight"], "code": "TOO_SMALL"}]
    unknown = asked(Item(id=uuid.uuid4()), item.updated_at.isoformat())
    assert ask(UPDATE, unknown).data["updateItem"] == {"__typename": "NotFound", "code": "NOT_FOUND", "path": ["id"]}
    assert Item.objects.get(sku="R-1").updated_at == item.updated_at


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_others_may_not(
    graph: Graph, shop: Tenant, owner: User, token_for: TokenFor, staff: AddStaff, role: Role
) -> None:
    item = add_item(owner)

    answer = graph(
        UPDATE, asked(item, item.updated_at.isoformat(), name="X"), shop=shop, token=token_for(staff(role), shop)
    )

    assert answer.codes == ["FORBIDDEN"]
    assert graph(UPDATE, asked(item, item.updated_at.isoformat()), shop=shop).codes == ["UNAUTHENTICATED"]
    assert Item.objects.get().name == "Ring"
