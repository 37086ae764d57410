"""What belongs to shop A is worth nothing on shop B's host: tokens, ids, cursors, files."""

import base64
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from schema.root import schema
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tests.counter import Counter, open_counter
from tests.plugins.graphql import Graph, host_of
from tests.plugins.tenants import TokenFor

NOT_FOUND = {"__typename": "NotFound"}


@pytest.fixture
def counter(shop: Tenant, owner: User) -> Counter:
    return open_counter(owner)


@pytest.fixture
def strangers_token(other_shop: Tenant, token_for: TokenFor) -> str:
    """The token of B's owner, who may do everything there."""
    return token_for("owner", other_shop)


def global_id(row: models.Model) -> str:
    return base64.b64encode(f"{type(row).__name__}:{row.pk}".encode()).decode()


@pytest.mark.parametrize("operation", ["{ viewer { user { username } } }", "{ items { totalCount } }"])
def test_a_token_is_worth_nothing_on_another_host(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor, operation: str
) -> None:
    token = token_for("owner", shop)

    assert graph(operation, shop=shop, token=token).codes == []
    assert graph(operation, shop=other_shop, token=token).codes == ["UNAUTHENTICATED"]
    assert graph("{ viewer { user { username } } }", token=token).codes == ["UNAUTHENTICATED"]


def test_a_cookie_is_worth_nothing_on_another_host(shop: Tenant, other_shop: Tenant, token_for: TokenFor) -> None:
    browser = Client()
    browser.cookies["zargar_access"] = token_for("owner", shop)

    response = browser.get(
        "/graphql", {"query": "{ viewer { user { username } } }"}, headers={"Host": host_of(other_shop)}
    )

    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("field", ["item", "sale", "customer"])
def test_an_id_finds_nothing_on_another_host(
    graph: Graph,
    counter: Counter,
    shop: Tenant,
    other_shop: Tenant,
    token_for: TokenFor,
    strangers_token: str,
    field: str,
) -> None:
    sold = counter.pay(counter.quote(counter.stock()))
    rows: dict[str, models.Model] = {
        "item": Item.objects.get(),
        "sale": sold,
        "customer": Customer.objects.create(name="A's customer", search_text=""),
    }
    query, asked = f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}", {"id": global_id(rows[field])}

    assert graph(query, asked, shop=other_shop, token=strangers_token).data == {field: None}
    assert graph(query, asked, shop=shop, token=token_for("owner", shop)).data == {field: asked}


def test_no_node_of_any_type_is_found_by_an_id_of_another_shop(
    graph: Graph, counter: Counter, other_shop: Tenant, strangers_token: str
) -> None:
    counter.pay(counter.quote(counter.stock()))
    query = "query ($id: ID!) { node(id: $id) { id } }"
    tried = 0
    for kind in node_types():
        row = kind.objects.first()  # type: ignore[attr-defined]
        if row is not None:
            tried += 1
            answer = graph(query, {"id": global_id(row)}, shop=other_shop, token=strangers_token)
            assert answer.codes == ["NOT_FOUND"], kind

    assert tried >= 6


def node_types() -> list[type[models.Model]]:
    """Return the models behind the graph's nodes that live in a shop."""
    origins = [getattr(kind.definition, "origin", None) for kind in schema.schema_converter.type_map.values()]
    definitions = [getattr(origin, "__strawberry_django_definition__", None) for origin in origins]
    found = {definition.model for definition in definitions if definition is not None}
    return [model for model in found if model._meta.app_config.name.startswith("tenant_apps.") or model is User]


MUTATIONS_ON_ROWS: list[tuple[str, str, dict[str, Any]]] = [
    ("updateItem", "UpdateItemInput", {"item": {"sku": "X", "name": "X", "itemClass": "GOODS"}}),
    ("adjustStock", "AdjustStockInput", {"quantity": "1", "reason": "count"}),
    ("quoteCart", "QuoteCartInput", {}),
    ("checkout", "CheckoutInput", {"payments": [{"method": "CASH", "amount": "1"}]}),
    ("returnSale", "ReturnSaleInput", {"returned": {"reason": "SIZE"}}),
    ("exchangeSale", "ExchangeSaleInput", {"returned": {"reason": "SIZE"}, "payments": []}),
    ("voidSale", "VoidSaleInput", {"reason": "none"}),
    ("parkCart", "ParkCartInput", {}),
]


@pytest.mark.parametrize(("mutation", "input_type", "rest"), MUTATIONS_ON_ROWS, ids=lambda value: str(value)[:12])
def test_no_write_reaches_a_row_of_another_shop(
    graph: Graph,
    counter: Counter,
    other_shop: Tenant,
    strangers_token: str,
    mutation: str,
    input_type: str,
    rest: dict[str, Any],
) -> None:
    item = counter.stock(quantity=5)
    quote = counter.quote(item)
    sale = counter.pay(counter.quote(item))
    before = snapshot()
    ids: dict[str, Any] = {
        "updateItem": {"id": global_id(item), "version": item.updated_at.isoformat()},
        "adjustStock": {"itemId": global_id(item), "branchId": global_id(counter.branch)},
        "quoteCart": {"branchId": global_id(counter.branch), "lines": [{"itemId": global_id(item)}]},
        "checkout": {"quoteId": global_id(quote)},
        "returnSale": {"saleId": global_id(sale)},
        "exchangeSale": {"saleId": global_id(sale), "quoteId": global_id(quote)},
        "voidSale": {"saleId": global_id(sale)},
        "parkCart": {"branchId": global_id(counter.branch), "lines": [{"itemId": global_id(item)}]},
    }
    key = {} if mutation in {"updateItem", "quoteCart"} else {"idempotencyKey": str(uuid.uuid4())}
    document = f"mutation ($input: {input_type}!) {{ {mutation}(input: $input) {{ __typename }} }}"

    answer = graph(document, {"input": {**key, **ids[mutation], **rest}}, shop=other_shop, token=strangers_token)

    assert answer.data[mutation] == NOT_FOUND
    assert snapshot() == before


def snapshot() -> list[tuple[str, int]]:
    """Count the rows of every table of the shop we are in."""
    return [
        (model._meta.label, model._default_manager.count())
        for model in apps.get_models()
        if model._meta.app_config.name.startswith("tenant_apps.")
    ]


def test_a_cursor_of_another_shop_is_refused(
    graph: Graph, counter: Counter, shop: Tenant, other_shop: Tenant, token_for: TokenFor, strangers_token: str
) -> None:
    counter.stock("A")
    counter.stock("B")
    token = token_for("owner", shop)
    page = graph("{ items(first: 1) { pageInfo { endCursor } } }", shop=shop, token=token).data
    cursor = page["items"]["pageInfo"]["endCursor"]
    query = "query ($after: String) { items(first: 1, after: $after) { edges { node { id } } } }"

    assert len(graph(query, {"after": cursor}, shop=shop, token=token).data["items"]["edges"]) == 1
    assert graph(query, {"after": cursor}, shop=other_shop, token=strangers_token).codes == ["INVALID_CURSOR"]


def test_a_receipt_of_another_shop_is_not_there(
    counter: Counter, shop: Tenant, other_shop: Tenant, token_for: TokenFor, strangers_token: str
) -> None:
    sale = counter.pay(counter.quote(counter.stock()))
    path = f"/receipts/{sale.pk}.pdf"

    def status(tenant: Tenant, token: str) -> int:
        headers = {"Host": host_of(tenant), "Authorization": f"Bearer {token}"}
        return Client(headers=headers).get(path).status_code

    assert status(shop, token_for("owner", shop)) == 200
    assert status(other_shop, strangers_token) == 404
    assert status(other_shop, token_for("owner", shop)) == 401


def test_the_orm_finds_nothing_of_another_shop(counter: Counter, other_shop: Tenant) -> None:
    item = counter.stock()

    with in_tenant(other_shop):
        assert not type(item).objects.filter(pk=item.pk).exists()
