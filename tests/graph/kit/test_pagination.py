"""Pages of a list, and cursors that are worth nothing elsewhere."""

from collections.abc import Iterable
from typing import Any

import pytest
import strawberry
import strawberry_django
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from strawberry import relay

from schema.kit.build import Schema, build_schema
from schema.kit.pagination import Connection
from schema.kit.permissions import on_any_host, public_field
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import Send, codes_of, content_of

pytestmark = pytest.mark.django_db


@strawberry_django.type(Tenant)
class Shop(relay.Node):
    slug: strawberry.auto
    country: strawberry.auto


@strawberry.type
class Query:
    @strawberry_django.connection(Connection[Shop], extensions=[on_any_host, public_field])
    def shops(self, by_country: bool = False) -> Iterable[Shop]:
        shops = Tenant.objects.filter(slug__startswith="page-")
        return shops.order_by(F("country").desc(), "slug", "pk") if by_country else shops.order_by("slug", "pk")


@pytest.fixture(scope="module")
def kit_schema() -> Schema:
    return build_schema(query=Query)


def make_shops(count: int) -> None:
    names = [f"page-{n:02}" for n in range(count)]
    Tenant.objects.bulk_create(
        Tenant(schema_name=name, slug=name, slug_skeleton=name, country="DE" if n % 2 else "IR", company_name=name)
        for n, name in enumerate(names)
    )


@pytest.fixture
def five_shops() -> None:
    make_shops(5)


PAGE = """
query ($first: Int, $last: Int, $after: String, $before: String, $byCountry: Boolean! = false) {
  shops(first: $first, last: $last, after: $after, before: $before, byCountry: $byCountry) {
    totalCount
    edges { cursor node { slug } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""


def page(send: Send, **variables: Any) -> tuple[list[str], dict[str, Any]]:
    """Return the last letters of the page's slugs, and its page info."""
    shops = content_of(send({"query": PAGE, "variables": variables}))["data"]["shops"]
    return [edge["node"]["slug"][-1] for edge in shops["edges"]], shops["pageInfo"]


@pytest.mark.usefixtures("five_shops")
def test_walks_forward_through_all_pages(send: Send) -> None:
    first, info = page(send, first=2)
    second, second_info = page(send, first=2, after=info["endCursor"])
    third, third_info = page(send, first=2, after=second_info["endCursor"])

    assert (first, second, third) == (["0", "1"], ["2", "3"], ["4"])
    assert [i["hasNextPage"] for i in (info, second_info, third_info)] == [True, True, False]


@pytest.mark.usefixtures("five_shops")
def test_walks_backward_from_the_end(send: Send) -> None:
    last, info = page(send, last=2)
    before, _ = page(send, last=2, before=info["startCursor"])

    assert (last, before) == (["3", "4"], ["1", "2"])


@pytest.mark.usefixtures("five_shops")
def test_keeps_its_place_in_an_order_of_several_fields(send: Send) -> None:
    first, info = page(send, first=3, byCountry=True)
    rest, _ = page(send, first=3, byCountry=True, after=info["endCursor"])

    assert (first, rest) == (["0", "2", "4"], ["1", "3"])


@pytest.mark.usefixtures("five_shops")
def test_a_page_is_two_statements_however_long(send: Send) -> None:
    for first in (1, 5):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            page(send, first=first)
        assert len([s for s in statements if "tenants_tenant" in s["sql"]]) == 2


def test_an_unasked_page_holds_fifty(send: Send) -> None:
    make_shops(60)
    response = content_of(send({"query": "{ shops { totalCount edges { node { slug } } } }"}))["data"]["shops"]

    assert (len(response["edges"]), response["totalCount"]) == (50, 60)


@pytest.mark.parametrize("size", [{"first": 101}, {"last": 101}, {"first": -1}, {"first": 2, "last": 2}])
def test_refuses_pages_of_no_sensible_size(send: Send, size: dict[str, int]) -> None:
    response = send({"query": PAGE, "variables": size})

    assert (response.status_code, codes_of(response)) == (200, ["INVALID_PAGE_SIZE"])


@pytest.mark.usefixtures("five_shops")
@pytest.mark.parametrize("argument", ["after", "before"])
def test_a_cursor_of_another_shop_is_refused(send: Send, monkeypatch: pytest.MonkeyPatch, argument: str) -> None:
    monkeypatch.setattr("schema.kit.pagination.current_schema", lambda: "shop_a")
    _, info = page(send, first=2)
    monkeypatch.setattr("schema.kit.pagination.current_schema", lambda: "shop_b")

    response = send({"query": PAGE, "variables": {argument: info["endCursor"]}})

    assert codes_of(response) == ["INVALID_CURSOR"]
    assert content_of(response)["data"] is None


@pytest.mark.parametrize(
    "cursor",
    ["", "x", ".", "b3JkZXJlZGN1cnNvcjpbXQ==", "b3JkZXJlZGN1cnNvcjpbXQ==.0123456789abcdef", "زرگر.é", "a" * 9999],
)
def test_a_cursor_that_is_none_of_ours_is_refused(send: Send, cursor: str) -> None:
    assert codes_of(send({"query": PAGE, "variables": {"first": 1, "after": cursor}})) == ["INVALID_CURSOR"]


@pytest.mark.usefixtures("five_shops")
def test_a_cursor_of_a_list_in_another_order_is_refused(send: Send) -> None:
    _, info = page(send, first=2)
    response = send({"query": PAGE, "variables": {"byCountry": True, "after": info["endCursor"]}})

    assert codes_of(response) == ["INVALID_CURSOR"]
