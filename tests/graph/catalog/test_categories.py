import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.services.create_category import create_category
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

TREE = "{ categories(first: 100) { edges { node { name displayName depth position itemCount parent { name } } } } }"
CREATE = """
mutation ($input: CreateCategoryInput!) {
  createCategory(input: $input) {
    __typename
    ... on CreateCategorySuccess { category { id name nameTranslations depth itemCount parent { name } } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
  }
}
"""
RENAME = """
mutation ($input: RenameCategoryInput!) {
  renameCategory(input: $input) {
    __typename
    ... on RenameCategorySuccess { category { name displayName } }
    ... on Problem { code }
    ... on InvalidInput { fields { path code } }
  }
}
"""
MOVE = """
mutation ($input: MoveCategoryInput!) {
  moveCategory(input: $input) {
    __typename
    ... on MoveCategorySuccess { category { name depth parent { name } } }
    ... on Problem { code path }
  }
}
"""


def test_counts_the_items_here_and_below_in_one_statement(ask: Ask, owner: User) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings", name_translations={"fa": "انگشترها"})
    deep = rings
    for n in range(30):
        deep = create_category(idempotency_key=uuid.uuid4(), name=f"Level {n}", parent_id=deep.pk)
    create_category(idempotency_key=uuid.uuid4(), name="Chains")
    add_item(owner, sku="A", category_id=deep.pk)
    add_item(owner, sku="B", category_id=rings.pk)
    ask(TREE)

    with CaptureQueriesContext(connection) as queries:
        answer = ask(TREE, language="fa")

    nodes = {edge["node"]["name"]: edge["node"] for edge in answer.data["categories"]["edges"]}
    assert nodes["Rings"] == {
        "name": "Rings",
        "displayName": "انگشترها",
        "depth": 0,
        "position": 0,
        "itemCount": 2,
        "parent": None,
    }
    assert (nodes["Level 29"]["depth"], nodes["Level 29"]["itemCount"]) == (30, 1)
    assert nodes["Level 29"]["parent"] == {"name": "Level 28"}
    assert (nodes["Chains"]["position"], nodes["Chains"]["itemCount"]) == (1, 0)
    # the person, the categories with their parents and counts
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 2


def test_a_category_is_added_below_another(ask: Ask) -> None:
    parent = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    parent_id = relay.to_base64("Category", parent.pk)

    answer = ask(
        CREATE,
        {
            "input": {
                "idempotencyKey": str(uuid.uuid4()),
                "name": " Wedding  rings ",
                "nameTranslations": {"fa": "حلقه"},
                "parentId": parent_id,
            }
        },
    )

    made = Category.objects.get(name="Wedding rings")
    assert made.path == [parent.pk, made.pk]
    assert answer.data["createCategory"] == {
        "__typename": "CreateCategorySuccess",
        "category": {
            "id": relay.to_base64("Category", made.pk),
            "name": "Wedding rings",
            "nameTranslations": {"fa": "حلقه"},
            "depth": 1,
            "itemCount": 0,
            "parent": {"name": "Rings"},
        },
    }


def test_refusals_write_nothing(ask: Ask) -> None:
    create_category(idempotency_key=uuid.uuid4(), name="Rings")

    def refused(**changes: object) -> dict[str, object]:
        answer = ask(CREATE, {"input": {"idempotencyKey": str(uuid.uuid4()), "name": "New", **changes}})
        problem: dict[str, object] = answer.data["createCategory"]
        return problem

    assert refused(name="Rings")["fields"] == [{"path": ["name"], "code": "TAKEN"}]
    assert refused(name=" ")["fields"] == [{"path": ["name"], "code": "REQUIRED"}]
    assert refused(name="x" * 101)["fields"] == [{"path": ["name"], "code": "TOO_LONG"}]
    assert refused(nameTranslations={"xx": "y"})["fields"] == [{"path": ["nameTranslations"], "code": "UNKNOWN"}]
    assert refused(nameTranslations=["fa"])["fields"] == [{"path": ["nameTranslations"], "code": "NOT_VALID"}]
    assert refused(nameTranslations={"fa": 1})["fields"] == [{"path": ["nameTranslations"], "code": "NOT_VALID"}]
    unknown = relay.to_base64("Category", uuid.uuid4())
    assert refused(parentId=unknown) == {"__typename": "NotFound", "code": "NOT_FOUND", "path": ["parentId"]}
    assert Category.objects.count() == 1


def test_a_category_is_renamed_and_moved(ask: Ask) -> None:
    rings, gold = (create_category(idempotency_key=uuid.uuid4(), name=name) for name in ("Rings", "Gold"))
    rings_id, gold_id = (relay.to_base64("Category", category.pk) for category in (rings, gold))

    renamed = ask(
        RENAME, {"input": {"id": rings_id, "name": "Bands", "nameTranslations": {"fa": "حلقه"}}}, language="fa"
    )
    assert renamed.data["renameCategory"]["category"] == {"name": "Bands", "displayName": "حلقه"}
    moved = ask(MOVE, {"input": {"id": rings_id, "parentId": gold_id}})
    assert moved.data["moveCategory"]["category"] == {"name": "Bands", "depth": 1, "parent": {"name": "Gold"}}

    taken = ask(RENAME, {"input": {"id": rings_id, "name": ""}}).data["renameCategory"]
    assert taken["fields"] == [{"path": ["name"], "code": "REQUIRED"}]
    circle = ask(MOVE, {"input": {"id": gold_id, "parentId": rings_id}}).data["moveCategory"]
    assert circle == {
        "__typename": "CategoryWouldCircle",
        "code": "CATEGORY_WOULD_CIRCLE",
        "path": ["parentId"],
    }
    unknown = relay.to_base64("Category", uuid.uuid4())
    assert ask(RENAME, {"input": {"id": unknown, "name": "X"}}).data["renameCategory"]["code"] == "NOT_FOUND"
    assert ask(MOVE, {"input": {"id": unknown}}).data["moveCategory"]["code"] == "NOT_FOUND"
    rings.refresh_from_db()
    assert (rings.name, rings.path) == ("Bands", [gold.pk, rings.pk])


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_others_leave_the_tree_alone(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role
) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    id_ = relay.to_base64("Category", rings.pk)
    token = token_for(staff(role), shop)
    requests = [
        (CREATE, {"input": {"idempotencyKey": str(uuid.uuid4()), "name": "New"}}),
        (RENAME, {"input": {"id": id_, "name": "New"}}),
        (MOVE, {"input": {"id": id_}}),
    ]

    for query, variables in requests:
        assert graph(query, variables, shop=shop, token=token).codes == ["FORBIDDEN"]
        assert graph(query, variables, shop=shop).codes == ["UNAUTHENTICATED"]
        stranger = token_for("owner", other_shop)
        assert graph(query, variables, shop=shop, token=stranger).codes == ["UNAUTHENTICATED"]
    assert list(Category.objects.values_list("name", flat=True)) == ["Rings"]
