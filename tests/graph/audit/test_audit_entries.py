"""Reading through the graph who did what, from where, before and after."""

import base64
import uuid
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.coverage import EXEMPT
from tenant_apps.audit.models import Entry
from tenant_apps.catalog.models import Item
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import PASSWORD, AddStaff, TokenFor

ENTRIES = """
query ($filters: AuditFilter, $first: Int, $after: String) {
  auditEntries(filters: $filters, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id at actor address requestId operation tableName tableLabel rowId action isSealed
      changes { column label before after }
    } }
  }
}
"""
TABLES = "{ auditTables { name label } }"
ADD = "mutation ($input: AddCustomerInput!) { addCustomer(input: $input) { __typename } }"
LOG_IN = "mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }"


def sara() -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "name": "Sara"}}


def entries(ask: Ask, **filters: Any) -> list[dict[str, Any]]:
    edges = ask(ENTRIES, {"filters": filters}).data["auditEntries"]["edges"]
    return [edge["node"] for edge in edges]


@pytest.fixture
def ring(owner: User) -> Item:
    return add_item(owner, name="Ring")


def test_a_mutation_is_told_with_who_sent_it_and_from_where(ask: Ask, owner: User) -> None:
    assert ask(ADD, sara()).data["addCustomer"]["__typename"] == "AddCustomerSuccess"

    [entry] = entries(ask, table="customers_customer")

    assert (entry["actor"], entry["address"], entry["operation"]) == ("owner", "127.0.0.1", "addCustomer")
    assert (entry["action"], entry["tableLabel"], entry["isSealed"]) == ("INSERT", "Customer", False)
    assert entry["requestId"]
    assert {"column": "name", "label": "Name", "before": None, "after": "Sara"} in entry["changes"]
    assert Entry.objects.get(table_name="customers_customer").actor_id == owner.pk


def test_what_an_alias_calls_the_mutation_does_not_matter(ask: Ask) -> None:
    aliased = ADD.replace("{ addCustomer(", "{ nothing: addCustomer(")
    ask(aliased, sara())

    assert entries(ask, table="customers_customer")[0]["operation"] == "addCustomer"


def test_the_next_request_is_not_taken_for_the_one_before(graph: Graph, ask: Ask, shop: Tenant) -> None:
    ask(ADD, sara())
    credentials = {"login": "owner", "password": PASSWORD, "clientId": str(uuid.uuid4())}

    assert graph(LOG_IN, {"input": credentials}, shop=shop).codes == []

    [entry, *_] = entries(ask, table="identity_user")
    assert (entry["actor"], entry["operation"]) == ("anonymous", "logIn")
    assert [change["column"] for change in entry["changes"]] == ["last_login"]


def test_the_history_of_one_object_is_asked_by_its_id(ask: Ask, owner: User, ring: Item) -> None:
    add_item(owner, sku="OTHER")
    Item.objects.filter(pk=ring.pk).update(name="Band", is_active=False)

    changed, made = entries(ask, of=to_base64("Item", ring.pk))

    assert (changed["action"], made["action"]) == ("UPDATE", "INSERT")
    assert changed["changes"] == [
        {"column": "is_active", "label": "Active", "before": "true", "after": "false"},
        {"column": "name", "label": "Name", "before": "Ring", "after": "Band"},
    ]
    assert entries(ask, table="catalog_item", rowId=str(ring.pk)) == [changed, made]


def test_amounts_are_exact(ask: Ask, ring: Item) -> None:
    Item.objects.update(making_amount="1234567890123456.7891")

    [entry] = entries(ask, table="catalog_item", action="UPDATE")
    assert entry["changes"][0]["after"] == "1234567890123456.7891"


def test_filters_narrow_the_list(ask: Ask, ring: Item, shop: Tenant) -> None:
    Item.objects.update(name="Band")
    today = timezone.now().astimezone(ZoneInfo(shop.time_zone)).date()

    def found(**filters: Any) -> set[str]:
        told = {f"{entry['action']} {entry['tableName']}" for entry in entries(ask, **filters)}
        return told - {"UPDATE identity_user"}  # the log-in

    assert found(action="UPDATE") == {"UPDATE catalog_item"}
    assert found(table="catalog_item") == {"UPDATE catalog_item", "INSERT catalog_item"}
    assert found(actor="nobody") == set()
    assert found(actor="process", action="UPDATE") == {"UPDATE catalog_item"}
    assert found(fromDay=today.isoformat(), action="UPDATE") == {"UPDATE catalog_item"}
    assert found(toDay=(today - timedelta(days=1)).isoformat(), action="UPDATE") == set()
    assert found(toDay=today.isoformat(), action="UPDATE") == {"UPDATE catalog_item"}
    assert found(fromDay=(today + timedelta(days=1)).isoformat()) == set()


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ({"rowId": "1"}, "INVALID_INPUT"),
        ({"toDay": "9999-12-31"}, "INVALID_INPUT"),
        ({"fromDay": "0001-01-01"}, "INVALID_INPUT"),
        ({"of": to_base64("Nothing", "1")}, "NOT_FOUND"),
        ({"of": to_base64("Item", "1 OR 1=1")}, "NOT_FOUND"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(ask: Ask, filters: dict[str, Any], code: str) -> None:
    assert ask(ENTRIES, {"filters": filters}).codes == [code]


def test_the_newest_come_first_page_by_page_in_a_constant_number_of_statements(ask: Ask, ring: Item) -> None:
    for number in range(5):
        Item.objects.update(name=f"Band {number}")

    filters = {"table": "catalog_item", "action": "UPDATE"}

    def page(**variables: Any) -> tuple[list[str | None], dict[str, Any], int]:
        with CaptureQueriesContext(connection) as captured:
            answer = ask(ENTRIES, {"filters": filters, **variables}).data["auditEntries"]
        kept = ("tenants_tenant", "billing_subscription")
        statements = sum(not any(table in query["sql"] for table in kept) for query in captured)
        names = [edge["node"]["changes"][0]["after"] for edge in answer["edges"]]
        return names, answer["pageInfo"], statements

    names, info, for_two = page(first=2)
    rest, last, for_three = page(first=10, after=info["endCursor"])

    assert (names, rest) == (["Band 4", "Band 3"], ["Band 2", "Band 1", "Band 0"])
    assert (info["hasNextPage"], last["hasNextPage"]) == (True, False)
    assert [for_two, for_three] == [4, 4]


def test_every_audited_table_has_a_name(ask: Ask) -> None:
    tables = ask(TABLES).data["auditTables"]

    names = [table["name"] for table in tables]
    assert {"sales_sale", "catalog_item", "identity_user"} <= set(names)
    assert not set(names) & set(EXEMPT)
    assert [table["label"] for table in tables] == sorted(table["label"] for table in tables)


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
@pytest.mark.parametrize("query", [ENTRIES, TABLES])
def test_who_may_read(graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role, query: str) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)

    expected = [] if role in {Role.OWNER, Role.ACCOUNTANT} else ["FORBIDDEN"]
    assert graph(query, shop=shop, token=token).codes == expected


def test_nobody_reads_from_outside(graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor) -> None:
    assert graph(ENTRIES, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(ENTRIES).codes == ["WRONG_HOST"]
    assert graph(ENTRIES, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]


def test_an_entry_of_another_shop_is_unknown(
    graph: Graph, ask: Ask, shop: Tenant, other_shop: Tenant, token_for: TokenFor, ring: Item
) -> None:
    entry = entries(ask, table="catalog_item")[0]["id"]
    assert base64.b64decode(entry).startswith(b"AuditEntry:")
    query = "query ($id: ID!) { node(id: $id) { id } }"

    assert ask(query, {"id": entry}).data == {"node": {"id": entry}}
    assert graph(query, {"id": entry}, shop=other_shop, token=token_for("owner", other_shop)).codes == ["NOT_FOUND"]
