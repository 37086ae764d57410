"""The value of the stock through the graph and as a file, for those who may know what things cost."""

import csv
import io
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PartCode
from tests.counter import open_counter
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.ledger import gold, post
from tests.plugins.graphql import Graph, host_of
from tests.plugins.tenants import AddStaff, TokenFor

VALUE = """
query ($by: StockGroup!, $on: Date, $branchId: ID) {
  stockValue(by: $by, on: $on, branchId: $branchId) {
    currency fileUrl(form: CSV, language: "en") rates { metal perFineGram isStale }
    rows { groupId group metal metalValue value sums { pieces grams fineWeight cost } }
    totals { metal value }
  }
}
"""
OTHERS = """
query ($branchId: ID) {
  stockAge(branchId: $branchId) { fromDays toDays metal sums { pieces cost } }
  deadStock(days: 1, branchId: $branchId) { quantity fineWeight cost item { sku } branch { code } }
  stockTurnover(firstOn: "2026-11-01", lastOn: "2026-11-30", by: BRANCH) { group metal times sold { pieces } }
}
"""
BOOKS = "{ stockInBooks { commodity inStock inBooks difference branch { code } } }"


def main_branch() -> str:
    return relay.to_base64("Branch", str(Branch.objects.get(is_default=True).pk))


def test_what_the_stock_is_worth(ask: Ask, owner: User) -> None:
    open_counter(owner, now=timezone.now())
    add_item(owner, unit_cost=Decimal(500), stock=1)

    value = ask(VALUE, {"by": "BRANCH", "branchId": main_branch()}).data["stockValue"]

    assert value["rows"] == [
        {
            "groupId": main_branch(),
            "group": Branch.objects.get(is_default=True).name,
            "metal": "XAU",
            "metalValue": "21250000.0000",
            "value": "21250500.0000",
            "sums": {"pieces": "1.0000", "grams": "0", "fineWeight": "3.18750000", "cost": "500.0000"},
        }
    ]
    assert value["totals"] == [{"metal": "XAU", "value": "21250500.0000"}]
    assert value["rates"] == [{"metal": "XAU", "perFineGram": "6666666.666667", "isStale": False}]
    assert value["currency"] == "IRR"
    assert ask(VALUE, {"by": "METAL", "on": "2020-01-01"}).data["stockValue"]["rows"] == []


def test_age_dead_stock_and_turnover(ask: Ask, owner: User) -> None:
    add_item(owner, unit_cost=Decimal(500), stock=1)

    others = ask(OTHERS, {"branchId": main_branch()}).data

    assert [age["sums"] for age in others["stockAge"]] == [{"pieces": "1.0000", "cost": "500.0000"}]
    assert others["deadStock"] == [
        {
            "quantity": "1.0000",
            "fineWeight": "3.18750000",
            "cost": "500.0000",
            "item": {"sku": "R-1"},
            "branch": {"code": "MAIN"},
        }
    ]
    assert [(row["metal"], row["times"]) for row in others["stockTurnover"]] == [("XAU", "0.00")]


def test_what_cannot_be_asked_is_a_typed_error(ask: Ask) -> None:
    assert ask("{ deadStock(first: 101) { quantity } }").codes == ["INVALID_PAGE_SIZE"]
    assert ask("{ deadStock(days: 0) { quantity } }").codes == ["INVALID_INPUT"]
    backwards = '{ stockTurnover(firstOn: "2026-11-02", lastOn: "2026-11-01") { group } }'
    assert ask(backwards).codes == ["INVALID_INPUT"]


def test_the_books_beside_the_shelves(ask: Ask, owner: User) -> None:
    add_item(owner, stock=1)
    post(gold(PartCode.METAL_STOCK, "2"), gold(PartCode.OPENING_EQUITY, "-2"), branch=Branch.objects.get(code="MAIN"))

    assert ask(BOOKS).data["stockInBooks"] == [
        {
            "branch": {"code": "MAIN"},
            "commodity": "XAU",
            "inStock": "3.1875",
            "inBooks": "5.1875",
            "difference": "2",
        }
    ]


@pytest.mark.parametrize("role", [Role.CASHIER, Role.GOLDSMITH])
def test_what_things_cost_is_not_for_everybody(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    token = token_for(staff(role), shop)

    assert graph(VALUE, {"by": "METAL"}, shop=shop, token=token).codes == ["FORBIDDEN"]
    assert graph(BOOKS, shop=shop, token=token).codes == ["FORBIDDEN"]


def test_the_value_is_a_file(
    client: Client, ask: Ask, owner: User, shop: Tenant, staff: AddStaff, token_for: TokenFor
) -> None:
    open_counter(owner, now=timezone.now())
    add_item(owner, unit_cost=Decimal(500), stock=1)
    add_item(owner, sku="S", metal="XAG", fineness=Decimal(925), stock=1)
    path = ask(VALUE, {"by": "CATEGORY", "branchId": main_branch()}).data["stockValue"]["fileUrl"]

    def fetch(token: str) -> object:
        return client.get(path, headers={"Host": host_of(shop), "Authorization": f"Bearer {token}"})

    response = fetch(token_for("owner", shop))
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]

    assert [row[1:] for row in rows] == [
        [
            *("Category", "Metal", "Pieces", "Grams", "Fine grams"),
            *("Cost beside the metal", "Metal at the rate", "Value"),
        ],
        ["", "Silver", "1", "0", "3.93125", "0", "", ""],
        ["", "Gold", "1", "0", "3.1875", "500", "21250000", "21250500"],
        ["Total", "Silver", "1", "0", "3.93125", "0", "", ""],
        ["Total", "Gold", "1", "0", "3.1875", "500", "21250000", "21250500"],
    ]
    assert fetch(token_for(staff(Role.CASHIER), shop)).status_code == 403  # type: ignore[attr-defined]
