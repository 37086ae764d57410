import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay
from strawberry_django.optimizer import DjangoOptimizerExtension

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.models import Level, Movement
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

ADJUST = """
mutation ($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    __typename
    ... on AdjustStockSuccess { item { inStock levels { quantity } } }
    ... on Problem { code path message }
    ... on InvalidInput { fields { path code } }
    ... on OutOfStock { skus }
  }
}
"""
MOVEMENTS = """
query ($filters: StockMovementFilter, $first: Int) {
  stockMovements(filters: $filters, first: $first) {
    totalCount
    edges { node { id kind quantity reason movedAt item { sku displayName } branch { code } } }
  }
}
"""
LOW = """
query ($branchId: ID, $first: Int! = 20) {
  lowStock(branchId: $branchId, first: $first) { quantity lowStockAt branch { code } item { sku displayName inStock } }
}
"""


@pytest.fixture
def coin(owner: User) -> Item:
    return add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3, low_stock_at=Decimal(2))


def asked(item: Item, **changes: Any) -> dict[str, Any]:
    branch = Branch.objects.get(is_default=True)
    return {
        "input": {
            "idempotencyKey": str(uuid.uuid4()),
            "itemId": relay.to_base64("Item", item.pk),
            "branchId": relay.to_base64("Branch", branch.pk),
            "quantity": "-1",
            "reason": "Lost",
            **changes,
        }
    }


def test_stock_is_corrected_with_a_reason(ask: Ask, coin: Item) -> None:
    answer = ask(ADJUST, asked(coin, quantity="-2"))

    assert answer.data["adjustStock"] == {
        "__typename": "AdjustStockSuccess",
        "item": {"inStock": "1.0000", "levels": [{"quantity": "1.0000"}]},
    }
    newest = ask(MOVEMENTS).data["stockMovements"]["edges"][0]["node"]
    assert {name: newest[name] for name in ("kind", "quantity", "reason", "item", "branch")} == {
        "kind": "ADJUSTMENT",
        "quantity": "-2.0000",
        "reason": "Lost",
        "item": {"sku": "COIN", "displayName": "Ring"},
        "branch": {"code": "MAIN"},
    }


def test_more_than_is_there_is_out_of_stock(ask: Ask, coin: Item) -> None:
    answer = ask(ADJUST, asked(coin, quantity="-4")).data["adjustStock"]

    assert answer == {
        "__typename": "OutOfStock",
        "code": "OUT_OF_STOCK",
        "path": None,
        "message": "There is not enough in stock of: COIN.",
        "skus": ["COIN"],
    }
    assert Level.objects.get().quantity == 3


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"quantity": "0"}, "quantity", "TOO_SMALL"),
        ({"quantity": "-0.5"}, "quantity", "NOT_WHOLE"),
        ({"quantity": "9" * 40}, "quantity", "NOT_VALID"),
        ({"reason": " "}, "reason", "REQUIRED"),
        ({"reason": "x" * 201}, "reason", "TOO_LONG"),
    ],
)
def test_what_cannot_be_moves_nothing(ask: Ask, coin: Item, changes: dict[str, str], field: str, code: str) -> None:
    answer = ask(ADJUST, asked(coin, **changes)).data["adjustStock"]

    assert answer["fields"] == [{"path": [field], "code": code}]
    assert (Level.objects.get().quantity, Movement.objects.count()) == (Decimal(3), 1)


@pytest.mark.parametrize("name", ["itemId", "branchId"])
@pytest.mark.parametrize("id_", [relay.to_base64("Customer", uuid.UUID(int=7)), "unknown"])
def test_what_is_not_here_is_not_found(ask: Ask, coin: Item, name: str, id_: str) -> None:
    unknown = relay.to_base64(name.removesuffix("Id").title(), uuid.uuid4()) if id_ == "unknown" else id_

    answer = ask(ADJUST, asked(coin, **{name: unknown})).data["adjustStock"]

    assert (answer["__typename"], answer["path"]) == ("NotFound", [name])
    assert Movement.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "outcome"),
    [
        (Role.MANAGER, "AdjustStockSuccess"),
        (Role.CASHIER, "FORBIDDEN"),
        (Role.GOLDSMITH, "FORBIDDEN"),
        (Role.ACCOUNTANT, "FORBIDDEN"),
    ],
)
def test_managers_adjust_stock(
    graph: Graph, shop: Tenant, coin: Item, token_for: TokenFor, staff: AddStaff, role: Role, outcome: str
) -> None:
    answer = graph(ADJUST, asked(coin), shop=shop, token=token_for(staff(role), shop))

    told = answer.codes[0] if answer.codes else answer.data["adjustStock"]["__typename"]
    assert (told, Level.objects.get().quantity) == (
        outcome,
        Decimal(2 if outcome == "AdjustStockSuccess" else 3),
    )


def test_strangers_and_the_other_shop_are_refused(
    graph: Graph, shop: Tenant, other_shop: Tenant, coin: Item, token_for: TokenFor
) -> None:
    assert graph(ADJUST, asked(coin), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(ADJUST, asked(coin), shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    foreign = graph(ADJUST, asked(coin), shop=other_shop, token=token_for("owner", other_shop))
    assert foreign.data["adjustStock"]["__typename"] == "NotFound"
    assert graph(LOW, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(MOVEMENTS).codes == ["WRONG_HOST"]
    assert Level.objects.get().quantity == 3


def test_what_runs_short_comes_first(ask: Ask, owner: User, coin: Item) -> None:
    second = Branch.objects.create(code="TWO", name="Second")
    add_item(owner, sku="FULL", tracking=Tracking.QUANTITY, stock=9, low_stock_at=Decimal(2))
    add_item(owner, sku="UNWATCHED", tracking=Tracking.QUANTITY, stock=1)
    add_item(owner, sku="EDGE", tracking=Tracking.QUANTITY, stock=2, low_stock_at=Decimal(2), branch_id=second.pk)
    ask(ADJUST, asked(coin, quantity="-2"))

    found = ask(LOW).data["lowStock"]

    assert [(row["item"]["sku"], row["branch"]["code"], row["quantity"], row["lowStockAt"]) for row in found] == [
        ("COIN", "MAIN", "1.0000", "2.0000"),
        ("EDGE", "TWO", "2.0000", "2.0000"),
    ]
    in_second = ask(LOW, {"branchId": relay.to_base64("Branch", second.pk)}).data["lowStock"]
    assert [row["item"]["sku"] for row in in_second] == ["EDGE"]
    assert ask(LOW, {"first": -1}).codes == ["INVALID_PAGE_SIZE"]
    assert ask(LOW, {"first": 101}).codes == ["INVALID_PAGE_SIZE"]


def test_the_optimizer_changes_what_it_costs_and_not_what_is_there(ask: Ask, owner: User) -> None:
    add_item(owner, sku="EDGE", tracking=Tracking.QUANTITY, stock=2, low_stock_at=Decimal(2))

    for query in (LOW, MOVEMENTS):
        with DjangoOptimizerExtension.disabled():
            plain = ask(query).data
        assert plain == ask(query).data


def test_movements_are_filtered(ask: Ask, owner: User, coin: Item) -> None:
    other = add_item(owner, sku="OTHER", stock=1)
    ask(ADJUST, asked(coin))

    def skus(**filters: str) -> list[str]:
        edges = ask(MOVEMENTS, {"filters": filters}).data["stockMovements"]["edges"]
        return sorted(edge["node"]["item"]["sku"] for edge in edges)

    assert skus(itemId=relay.to_base64("Item", other.pk)) == ["OTHER"]
    assert skus(kind="ADJUSTMENT") == ["COIN"]
    assert skus(branchId=relay.to_base64("Branch", Branch.objects.get().pk)) == ["COIN", "COIN", "OTHER"]


@pytest.mark.parametrize(("query", "statements"), [(MOVEMENTS, 3), (LOW, 3)])
def test_long_lists_cost_as_many_statements_as_short_ones(ask: Ask, owner: User, query: str, statements: int) -> None:
    for n in range(50):
        add_item(owner, sku=f"C{n}", tracking=Tracking.QUANTITY, stock=1, low_stock_at=Decimal(5))

    def cost(first: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(query, {"first": first}).data  # noqa: B018  (fails on errors)
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    cost(1)  # the host's shop is looked up once and then cached
    assert (cost(3), cost(50)) == (statements, statements)
