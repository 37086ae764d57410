import uuid
from typing import Any

import pytest
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.stock.models import Level, Movement
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

CREATE = """
mutation ($input: CreateItemInput!) {
  createItem(input: $input) {
    __typename
    ... on CreateItemSuccess { item {
      sku netWeight inStock displayName category { name } stones { carat } levels { quantity branch { code } }
    } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code message } }
  }
}
"""
RING = {"sku": "R-1", "name": "Ring", "metal": "XAU", "fineness": "750", "grossWeight": "4.25"}


def asked(item: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "item": {**RING, **(item or {})}, **changes}}


def test_a_ring_is_taken_in_with_its_stock(ask: Ask) -> None:
    stones = [{"kind": "DIAMOND", "carat": "0.25", "count": 5, "price": "1000"}]

    answer = ask(CREATE, asked({"stones": stones, "nameTranslations": {"fa": "انگشتر"}}, openingQuantity="1"))

    assert answer.data["createItem"] == {
        "__typename": "CreateItemSuccess",
        "item": {
            "sku": "R-1",
            "netWeight": "4.2000",
            "inStock": "1.0000",
            "displayName": "Ring",
            "category": None,
            "stones": [{"carat": "0.250"}],
            "levels": [{"quantity": "1.0000", "branch": {"code": "MAIN"}}],
        },
    }


def test_the_same_key_makes_one_item(ask: Ask) -> None:
    request = asked(openingQuantity="1")

    assert ask(CREATE, request).data == ask(CREATE, request).data
    assert (Item.objects.count(), Movement.objects.count()) == (1, 1)

    request["input"]["item"]["name"] = "Other"
    assert ask(CREATE, request).data["createItem"]["__typename"] == "IdempotencyKeyReused"
    assert Item.objects.count() == 1


STONE = {"kind": "RUBY", "carat": "1"}


@pytest.mark.parametrize(
    ("item", "changes", "problems"),
    [
        ({"sku": " "}, {}, {"item.sku": "REQUIRED"}),
        ({"sku": "x" * 61, "name": "y" * 201}, {}, {"item.sku": "TOO_LONG", "item.name": "TOO_LONG"}),
        ({"grossWeight": "-1"}, {}, {"item.grossWeight": "TOO_SMALL"}),
        ({"grossWeight": "1" * 40}, {}, {"item.grossWeight": "TOO_LARGE"}),
        ({"grossWeight": "1.00001"}, {}, {"item.grossWeight": "TOO_PRECISE"}),
        ({"fineness": None}, {}, {"item.fineness": "REQUIRED"}),
        ({"metal": None}, {}, {"item.metal": "REQUIRED"}),
        ({"fineness": "1000.1"}, {}, {"item.fineness": "TOO_LARGE"}),
        ({"fineness": "0"}, {}, {"item.fineness": "TOO_SMALL"}),
        ({"stoneWeight": "4.2501"}, {}, {"item.stoneWeight": "HEAVIER_THAN_PIECE"}),
        ({"stones": [STONE], "stoneWeight": "0.1"}, {}, {"item.stoneWeight": "LESS_THAN_CARATS"}),
        ({"stones": [STONE, {**STONE, "carat": "0"}]}, {}, {"item.stones.1.carat": "TOO_SMALL"}),
        ({"stones": [{**STONE, "count": 0}]}, {}, {"item.stones.0.count": "TOO_SMALL"}),
        ({"stones": [{**STONE, "price": "-1"}]}, {}, {"item.stones.0.price": "TOO_SMALL"}),
        ({"stones": [{**STONE, "carat": "0.001"}] * 201}, {}, {"item.stones": "TOO_MANY"}),
        ({"tracking": "WEIGHT"}, {}, {"item.grossWeight": "NO_UNIT_WEIGHT"}),
        ({"makingMethod": "PERCENT_OF_METAL", "makingAmount": "1001"}, {}, {"item.makingAmount": "OUT_OF_RANGE"}),
        ({"wastagePercent": "101"}, {}, {"item.wastagePercent": "TOO_LARGE"}),
        ({"fixedPrice": "-1"}, {}, {"item.fixedPrice": "TOO_SMALL"}),
        ({"lowStockAt": "-1"}, {}, {"item.lowStockAt": "TOO_SMALL"}),
        ({"nameTranslations": {"xx": "y"}}, {}, {"item.nameTranslations": "UNKNOWN"}),
        ({}, {"openingQuantity": "2"}, {"openingQuantity": "NOT_ONE_PIECE"}),
        ({}, {"openingQuantity": "-1"}, {"openingQuantity": "TOO_SMALL"}),
        ({"tracking": "QUANTITY"}, {"openingQuantity": "1.5"}, {"openingQuantity": "NOT_WHOLE"}),
        ({"tracking": "QUANTITY"}, {"openingQuantity": "9" * 40}, {"openingQuantity": "NOT_VALID"}),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_written(
    ask: Ask, item: dict[str, Any], changes: dict[str, Any], problems: dict[str, str]
) -> None:
    answer = ask(CREATE, asked(item, **changes)).data["createItem"]

    assert answer["__typename"] == "InvalidInput"
    assert {".".join(problem["path"]): problem["code"] for problem in answer["fields"]} == problems
    assert (Item.objects.count(), Stone.objects.count(), Level.objects.count()) == (0, 0, 0)


def test_codes_belong_to_one_item(ask: Ask, owner: User) -> None:
    add_item(owner, sku="R-1", barcode="869")

    answer = ask(CREATE, asked({"sku": "R-۱", "barcode": "۸۶۹"})).data["createItem"]

    taken = {".".join(problem["path"]): problem["code"] for problem in answer["fields"]}
    assert taken == {"item.sku": "TAKEN", "item.barcode": "TAKEN"}
    assert Item.objects.count() == 1


@pytest.mark.parametrize(
    ("item", "changes", "path"),
    [
        ({"categoryId": relay.to_base64("Category", uuid.uuid4())}, {}, ["item", "categoryId"]),
        ({"categoryId": relay.to_base64("Item", uuid.uuid4())}, {}, ["item", "categoryId"]),
        ({}, {"branchId": relay.to_base64("Branch", uuid.uuid4()), "openingQuantity": "1"}, ["branchId"]),
    ],
)
def test_what_is_not_there_is_not_found(
    ask: Ask, item: dict[str, Any], changes: dict[str, Any], path: list[str]
) -> None:
    answer = ask(CREATE, asked(item, **changes)).data["createItem"]

    assert answer == {"__typename": "NotFound", "code": "NOT_FOUND", "path": path}
    assert not Item.objects.exists()


@pytest.mark.parametrize("value", ["NaN", "1e5", "", "۱۲", 1.5, True, {}])
def test_a_weight_that_is_no_decimal_is_a_request_error(ask: Ask, value: object) -> None:
    answer = ask(CREATE, asked({"grossWeight": value}))

    assert len(answer.codes) == 1
    assert "INTERNAL" not in answer.codes
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("role", "outcome"),
    [
        (Role.OWNER, "CreateItemSuccess"),
        (Role.MANAGER, "CreateItemSuccess"),
        (Role.CASHIER, "FORBIDDEN"),
        (Role.GOLDSMITH, "FORBIDDEN"),
        (Role.ACCOUNTANT, "FORBIDDEN"),
    ],
)
def test_owners_and_managers_change_the_catalogue(
    graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role, outcome: str
) -> None:
    person: User | str = "owner" if role is Role.OWNER else staff(role)

    answer = graph(CREATE, asked(), shop=shop, token=token_for(person, shop))

    told = answer.codes[0] if answer.codes else answer.data["createItem"]["__typename"]
    assert (told, Item.objects.count()) == (outcome, 1 if outcome == "CreateItemSuccess" else 0)


def test_strangers_and_the_other_shop_are_refused(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    assert graph(CREATE, asked(), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(CREATE, asked(), shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(CREATE, asked()).codes == ["WRONG_HOST"]
    assert not Item.objects.exists()


def test_stock_goes_to_the_branch_that_is_named(ask: Ask) -> None:
    branch = Branch.objects.create(code="TWO", name="Second")
    asked_there = asked(openingQuantity="1", branchId=relay.to_base64("Branch", branch.pk))

    answer = ask(CREATE, asked_there)

    assert answer.data["createItem"]["item"]["levels"] == [{"quantity": "1.0000", "branch": {"code": "TWO"}}]
