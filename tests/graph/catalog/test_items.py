"""Lists of items: what they show, how they are searched, and that a long list costs what a short one costs."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay
from strawberry_django.optimizer import DjangoOptimizerExtension

from shared_apps.identity.models import User
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.details import StoneDetails
from tenant_apps.catalog.models import Category, Item
from tenant_apps.catalog.services.create_category import create_category
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask

EVERYTHING = """
query ($filters: ItemFilter, $ordering: [ItemOrder!]! = [], $first: Int) {
  items(filters: $filters, ordering: $ordering, first: $first) {
    totalCount
    edges { node {
      id sku barcode name nameTranslations displayName category { name itemCount depth parent { name } } itemClass
      tracking metal fineness karat grossWeight stoneWeight netWeight fineWeight makingMethod makingAmount
      wastagePercent extraCharge fixedPrice lowStockAt isActive inStock stones { kind carat price }
      levels { quantity branch { code } }
    } }
  }
}
"""
SKUS = "query ($f: ItemFilter, $o: [ItemOrder!]! = []) { items(filters: $f, ordering: $o) { edges { node { sku } } } }"


def category(name: str, parent: Category | None = None) -> Category:
    return create_category(idempotency_key=uuid.uuid4(), name=name, parent_id=parent.pk if parent else None)


def skus(ask: Ask, filters: dict[str, Any] | None = None, ordering: list[dict[str, str]] | None = None) -> list[str]:
    answer = ask(SKUS, {"f": filters, "o": ordering or [{"sku": "ASC"}]})
    return [edge["node"]["sku"] for edge in answer.data["items"]["edges"]]


def global_id(name: str, key: object) -> str:
    return relay.to_base64(name, str(key))


def test_shows_all_of_an_item(ask: Ask, owner: User) -> None:
    rings = category("Solitaires", category("Rings"))
    stone = StoneDetails(carat=Decimal("0.5"), price=Decimal(90_000_000))
    item = add_item(
        owner,
        name_translations={"fa": "انگشتر"},
        category_id=rings.pk,
        gross_weight=Decimal("4.25"),
        stones=(stone,),
        stock=1,
    )

    answer = ask(EVERYTHING, language="fa")

    (edge,) = answer.data["items"]["edges"]
    node = edge["node"]
    assert node == {
        "id": global_id("Item", item.pk),
        "sku": "R-1",
        "barcode": "",
        "name": "Ring",
        "nameTranslations": {"fa": "انگشتر"},
        "displayName": "انگشتر",
        "category": {"name": "Solitaires", "itemCount": 1, "depth": 1, "parent": {"name": "Rings"}},
        "itemClass": "ORNAMENT",
        "tracking": "PIECE",
        "metal": "XAU",
        "fineness": "750.0",
        "karat": "18",
        "grossWeight": "4.2500",
        "stoneWeight": "0.1000",
        "netWeight": "4.1500",
        "fineWeight": "3.11250",
        "makingMethod": "PER_PIECE",
        "makingAmount": "0.0000",
        "wastagePercent": "0.0000",
        "extraCharge": "0.0000",
        "fixedPrice": None,
        "lowStockAt": None,
        "isActive": True,
        "inStock": "1.0000",
        "stones": [{"kind": "DIAMOND", "carat": "0.500", "price": "90000000.0000"}],
        "levels": [{"quantity": "1.0000", "branch": {"code": "MAIN"}}],
    }


def test_a_long_list_costs_as_many_statements_as_a_short_one(ask: Ask, owner: User) -> None:
    rings = category("Solitaires", category("Rings"))
    for n in range(50):
        stones = (StoneDetails(carat=Decimal("0.1")),)
        add_item(owner, sku=f"R-{n}", category_id=rings.pk, stones=stones, stock=1)

    def statements(first: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = ask(EVERYTHING, {"first": first})
        assert len(answer.data["items"]["edges"]) == first
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    statements(1)  # the host's shop is looked up once and then cached
    # the person, the count, the items, their categories with the parents, their stones, their levels with the branches
    assert (statements(3), statements(50)) == (6, 6)


def test_the_optimizer_changes_what_it_costs_and_not_what_is_there(ask: Ask, owner: User) -> None:
    rings = category("Solitaires", category("Rings"))
    for n in range(3):
        add_item(owner, sku=f"R-{n}", category_id=rings.pk, stones=(StoneDetails(carat=Decimal("0.1")),), stock=1)

    with DjangoOptimizerExtension.disabled():
        plain = ask(EVERYTHING).data

    assert plain == ask(EVERYTHING).data


def test_is_searched_in_either_script_and_any_digits(ask: Ask, owner: User) -> None:
    add_item(owner, sku="R-12", name="Bracelet of Ali", name_translations={"fa": "دستبند علی"})
    add_item(owner, sku="R-13", name="Chain")

    for search in ("علي", "دست علی", "R-۱۲", "BRACELET", "r-12  ali"):
        assert skus(ask, {"search": search}) == ["R-12"]
    assert skus(ask, {"search": "% _"}) == []
    assert skus(ask, {"search": " "}) == ["R-12", "R-13"]


def test_is_searched_by_what_it_weighs_and_is_made_of(ask: Ask, owner: User) -> None:
    add_item(owner, sku="A", name="Ring", gross_weight=Decimal("3.2"))
    add_item(owner, sku="B", name="Bangle", gross_weight=Decimal("12.5"))
    add_item(owner, sku="C", name="Ring", fineness=Decimal("916.7"), gross_weight=Decimal(4))
    add_item(owner, sku="D-750", name="Chain", metal="XAG", fineness=Decimal(925), gross_weight=Decimal(4))

    assert skus(ask, {"search": "18k 3-5g"}) == ["A"]
    assert skus(ask, {"search": "۱۸ عیار ۳ تا ۵ گرم"}) == ["A"]
    assert skus(ask, {"search": "over 10 g"}) == ["B"]
    assert skus(ask, {"search": "18-22k ring"}) == ["A", "C"]
    assert skus(ask, {"search": "عیار ۹۱۶"}) == ["C"]
    assert skus(ask, {"search": "4g"}) == ["C", "D-750"]
    assert skus(ask, {"search": "750"}) == ["A", "B", "D-750"]
    assert skus(ask, {"search": "750 chain"}) == ["D-750"]


def test_the_item_whose_code_it_is_comes_first_and_the_pages_go_on_after_it(ask: Ask, owner: User) -> None:
    add_item(owner, sku="18k", name="Plain", fineness=Decimal(375))
    for n in range(4):
        add_item(owner, sku=f"Z-{n}")
    query = """query ($after: String) { items(filters: {search: "18K"}, first: 2, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } edges { node { sku } } } }"""
    add_item(owner, sku="18K", fineness=Decimal(375))

    first = ask(query).data["items"]
    second = ask(query, {"after": first["pageInfo"]["endCursor"]}).data["items"]

    pages = [[edge["node"]["sku"] for edge in page["edges"]] for page in (first, second)]
    assert pages == [["18K", "Z-3"], ["Z-2", "Z-1"]]
    assert first["totalCount"] == 5


def test_a_search_costs_one_statement_more_than_a_list(ask: Ask, owner: User) -> None:
    for n in range(3):
        add_item(owner, sku=f"R-{n}")

    def statements(search: str | None) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(SKUS, {"f": {"search": search}})
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    statements(None)
    assert [statements(text) for text in ("R-1", "ring 18k", "R")] == [statements(None) + 1] * 3


def test_filters(ask: Ask, owner: User) -> None:
    rings = category("Rings")
    solitaires = category("Solitaires", rings)
    add_item(owner, sku="A", category_id=solitaires.pk, stock=1)
    add_item(owner, sku="B", category_id=rings.pk, fineness=Decimal(916), gross_weight=Decimal(9))
    add_item(owner, sku="C", metal="XAG", fineness=Decimal(925), item_class=ItemClass.JEWEL, is_active=False)
    add_item(owner, sku="D", tracking=Tracking.WEIGHT, gross_weight=Decimal(0))

    assert skus(ask, {"categoryId": global_id("Category", rings.pk)}) == ["A", "B"]
    assert skus(ask, {"categoryId": global_id("Category", solitaires.pk)}) == ["A"]
    assert skus(ask, {"inStock": True}) == ["A"]
    assert skus(ask, {"inStock": False}) == ["B", "C", "D"]
    assert skus(ask, {"metal": "XAG"}) == ["C"]
    assert skus(ask, {"fineness": "916"}) == ["B"]
    assert skus(ask, {"itemClass": "JEWEL"}) == ["C"]
    assert skus(ask, {"tracking": "WEIGHT"}) == ["D"]
    assert skus(ask, {"isActive": False}) == ["C"]
    assert skus(ask, {"minNetWeight": "4.25", "maxNetWeight": "8.9999"}) == ["A", "C"]
    assert skus(ask, {"minNetWeight": "9" * 40}) == []


def test_orders(ask: Ask, owner: User) -> None:
    add_item(owner, sku="A", name="Zinnia", gross_weight=Decimal(2))
    add_item(owner, sku="B", name="Aster", gross_weight=Decimal(3))
    add_item(owner, sku="C", name="Aster", gross_weight=Decimal(1))

    assert skus(ask, ordering=[{"name": "ASC"}, {"sku": "DESC"}]) == ["C", "B", "A"]
    assert skus(ask, ordering=[{"netWeight": "DESC"}]) == ["B", "A", "C"]
    assert skus(ask, ordering=[{"createdAt": "ASC"}]) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ([], ["R-4", "R-3", "R-2", "R-1", "R-0"]),
        ([{"name": "ASC"}, {"sku": "ASC"}], ["R-0", "R-1", "R-2", "R-3", "R-4"]),
        ([{"netWeight": "DESC"}, {"sku": "DESC"}], ["R-4", "R-3", "R-2", "R-1", "R-0"]),
    ],
)
def test_pages_go_on_where_the_last_one_ended(
    ask: Ask, owner: User, ordering: list[dict[str, str]], expected: list[str]
) -> None:
    for n in range(5):
        add_item(owner, sku=f"R-{n}")
    query = """query ($after: String, $ordering: [ItemOrder!]! = []) {
      items(first: 2, after: $after, ordering: $ordering) {
        pageInfo { endCursor hasNextPage } edges { node { sku } } } }"""

    found, after = [], None
    while True:
        page = ask(query, {"after": after, "ordering": ordering}).data["items"]
        found += [edge["node"]["sku"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert found == expected


@pytest.mark.parametrize(
    "filters", [{"search": "a\u0000b"}, {"categoryId": global_id("Item", uuid.uuid4())}, {"categoryId": "nonsense"}]
)
def test_a_filter_that_cannot_be_is_a_typed_error(ask: Ask, filters: dict[str, Any]) -> None:
    answer = ask(SKUS, {"f": filters})

    assert "INTERNAL" not in answer.codes
    assert len(answer.codes) == 1


ONE = "query ($id: ID!) { item(id: $id) { sku inStock } }"
BY_CODE = "query ($code: String!) { itemByCode(code: $code) { sku } }"


def test_one_item_by_its_id(ask: Ask, owner: User) -> None:
    item = add_item(owner, stock=1)

    assert ask(ONE, {"id": global_id("Item", item.pk)}).data["item"] == {"sku": "R-1", "inStock": "1.0000"}
    assert ask(ONE, {"id": global_id("Item", uuid.uuid4())}).data["item"] is None
    assert ask(ONE, {"id": global_id("Branch", item.pk)}).codes == ["NOT_FOUND"]
    assert ask(ONE, {"id": global_id("Item", 7)}).codes == ["NOT_FOUND"]


NODE = "query ($id: ID!) { node(id: $id) { __typename ... on Item { sku inStock } ... on Category { itemCount } } }"


def test_any_object_by_its_id(ask: Ask, owner: User) -> None:
    rings = category("Rings")
    item = add_item(owner, category_id=rings.pk, stock=1)

    assert ask(NODE, {"id": global_id("Item", item.pk)}).data["node"] == {
        "__typename": "Item",
        "sku": "R-1",
        "inStock": "1.0000",
    }
    assert ask(NODE, {"id": global_id("Category", rings.pk)}).data["node"] == {
        "__typename": "Category",
        "itemCount": 1,
    }
    for name in ("Item", "Category", "Stone", "StockMovement", "Branch", "Terminal", "Customer"):
        assert ask(NODE, {"id": global_id(name, uuid.uuid4())}).codes == ["NOT_FOUND"]


def test_one_item_by_what_the_scanner_reads(ask: Ask, owner: User) -> None:
    add_item(owner, sku="12", barcode="8690000000012")
    add_item(owner, sku="8690000000012x")

    for code in ("12", "۱۲", " ١٢ ", "۸۶۹۰۰۰۰۰۰۰۰۱۲"):
        assert ask(BY_CODE, {"code": code}).data["itemByCode"] == {"sku": "12"}
    for code in ("1", "", "nothing", "9" * 500):
        assert ask(BY_CODE, {"code": code}).data["itemByCode"] is None
    assert Item.objects.count() == 2
