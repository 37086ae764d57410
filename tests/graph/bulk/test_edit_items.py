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
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_category import create_category
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

PREVIEW = """
query ($input: ItemEditInput!, $page: Int! = 1) {
  itemEditPreview(input: $input, page: $page) {
    __typename
    ... on ItemEditPreview {
      count unchanged refusedCount digest
      edited { sku values { column old new } }
      refused { sku reasons }
    }
    ... on InvalidInput { fields { path code } }
    ... on TooManyItems { most }
  }
}
"""
EDIT = """
mutation ($input: EditItemsInput!) {
  editItems(input: $input) {
    __typename
    ... on EditItemsSuccess { edit { id count columns change madeAt undoneAt leftAlone } }
  }
}
"""
UNDO = """
mutation ($input: UndoItemEditInput!) {
  undoItemEdit(input: $input) {
    __typename
    ... on UndoItemEditSuccess { edit { undoneAt leftAlone } leftAlone { sku } }
  }
}
"""
EDITS = "{ itemEdits { edges { node { id count columns undoneAt } } } }"


def raised(**changes: Any) -> dict[str, Any]:
    return {"fixedPrice": {"method": "PERCENT", "value": "10", "step": "1000"}, **changes}


def test_many_items_change_as_previewed_and_come_back(ask: Ask, owner: User) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    for sku in ("A", "B"):
        add_item(owner, sku=sku, fixed_price=Decimal(1_234_000))
    add_item(owner, sku="C")
    edit = raised(categoryId=relay.to_base64("Category", rings.pk), filters={"itemClass": "ORNAMENT"})

    preview = ask(PREVIEW, {"input": edit}).data["itemEditPreview"]
    change = {"edit": edit, "digest": preview["digest"]}
    done = ask(EDIT, {"input": {"idempotencyKey": str(uuid.uuid4()), **change}}).data["editItems"]
    late = ask(EDIT, {"input": {"idempotencyKey": str(uuid.uuid4()), **change}}).data["editItems"]
    Item.objects.filter(sku="B").update(fixed_price=1)
    undo = {"idempotencyKey": str(uuid.uuid4()), "id": done["edit"]["id"]}
    undone = ask(UNDO, {"input": undo}).data["undoItemEdit"]
    again = ask(UNDO, {"input": {**undo, "idempotencyKey": str(uuid.uuid4())}}).data["undoItemEdit"]

    assert (preview["count"], preview["unchanged"], preview["refusedCount"]) == (2, 0, 1)
    assert preview["edited"][0] == {
        "sku": "A",
        "values": [
            {"column": "CATEGORY", "old": None, "new": "Rings"},
            {"column": "FIXED_PRICE", "old": "1234000.0000", "new": "1357000"},
        ],
    }
    assert preview["refused"] == [{"sku": "C", "reasons": ["There is no amount that could grow."]}]
    assert (done["edit"]["count"], done["edit"]["columns"]) == (2, ["CATEGORY", "FIXED_PRICE"])
    assert late["__typename"] == "PreviewOutdated"
    assert (undone["edit"]["leftAlone"], undone["leftAlone"]) == (1, [{"sku": "B"}])
    assert again["__typename"] == "EditAlreadyUndone"
    assert dict(Item.objects.values_list("sku", "category_id")) == {"A": None, "B": rings.pk, "C": None}
    assert [edge["node"]["count"] for edge in ask(EDITS).data["itemEdits"]["edges"]] == [2]


def test_the_preview_comes_in_pages_with_the_same_number_of_statements(ask: Ask, owner: User) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    items = [add_item(owner, sku=f"S{n:02}") for n in range(60)]
    edit = {"categoryId": relay.to_base64("Category", rings.pk)}
    one = {**edit, "ids": [relay.to_base64("Item", items[0].pk)]}
    ask(PREVIEW, {"input": one})

    with CaptureQueriesContext(connection) as of_one:
        ask(PREVIEW, {"input": one})
    with CaptureQueriesContext(connection) as of_many:
        answer = ask(PREVIEW, {"input": edit}).data["itemEditPreview"]
    second = ask(PREVIEW, {"input": edit, "page": 2}).data["itemEditPreview"]

    assert (answer["count"], len(answer["edited"])) == (60, 50)
    assert [item["sku"] for item in second["edited"]] == [f"S{n}" for n in range(50, 60)]
    assert len(of_one) == len(of_many)


def test_what_contradicts_itself_is_named_at_its_field(ask: Ask) -> None:
    answer = ask(PREVIEW, {"input": {"fixedPrice": {"method": "PERCENT", "value": "0"}, "makingMethod": "PER_GRAM"}})

    assert answer.data["itemEditPreview"]["fields"] == [
        {"path": ["fixedPrice", "value"], "code": "RANGE"},
        {"path": ["makingAmount", "value"], "code": "REQUIRED"},
    ]


def test_more_ids_than_one_edit_takes_are_refused(ask: Ask) -> None:
    ids = [relay.to_base64("Item", uuid.UUID(int=n)) for n in range(10_001)]

    assert ask(PREVIEW, {"input": raised(ids=ids)}).data["itemEditPreview"] == {
        "__typename": "TooManyItems",
        "most": 10_000,
    }


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_may_not_edit_sees_no_preview_either(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    answer = graph(PREVIEW, {"input": raised()}, shop=shop, token=token_for(staff(role), shop))

    assert answer.codes == ["FORBIDDEN"]
