"""Suppliers through the graph: written down, found, changed, and what is owed to them in one statement a page."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.purchasing.models import Supplier
from tests.graph.conftest import Ask
from tests.ledger import post
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

ADD = """
mutation ($input: AddSupplierInput!) {
  addSupplier(input: $input) {
    __typename
    ... on AddSupplierSuccess { supplier { id name phone phoneShown country taxNumber isActive balances { owed } } }
    ... on InvalidInput { fields { path code } }
  }
}
"""
UPDATE = """
mutation ($input: UpdateSupplierInput!) {
  updateSupplier(input: $input) {
    __typename
    ... on UpdateSupplierSuccess { supplier { name isActive } }
    ... on InvalidInput { fields { path code } }
  }
}
"""
LIST = """
query ($filters: SupplierFilter) {
  suppliers(filters: $filters) { edges { node { name balances { commodity owed notInvoiced } } } }
}
"""
ONE = "query ($id: ID!) { supplier(id: $id) { name balances { commodity owed } } }"


def asked(**changes: Any) -> dict[str, Any]:
    supplier = {"name": "طلاسازی كيان", "phone": "۰۲۱۵۵۵۵۰۰۰۰", "taxNumber": "14001234567", **changes}
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "supplier": supplier}}


def owe(supplier_id: str | uuid.UUID, grams: str) -> None:
    parts = [
        Part(code=PartCode.METAL_STOCK, commodity="XAU", amount=Decimal(grams)),
        Part(code=PartCode.SUPPLIER, commodity="XAU", amount=-Decimal(grams), supplier_id=uuid.UUID(str(supplier_id))),
    ]
    post(*parts, event=PostingEvent.SUPPLIER_INVOICE)


def names(ask: Ask, **filters: Any) -> list[str]:
    return [edge["node"]["name"] for edge in ask(LIST, {"filters": filters}).data["suppliers"]["edges"]]


def test_a_supplier_is_added_and_found_in_any_spelling(ask: Ask) -> None:
    added = ask(ADD, asked()).data["addSupplier"]["supplier"]

    assert (added["phone"], added["country"], added["isActive"], added["balances"]) == (
        "+982155550000",
        "IR",
        True,
        [],
    )
    for search in ("کیان", "021555", "۱۴۰۰۱۲۳۴۵۶۷"):
        assert names(ask, search=search) == ["طلاسازی كيان"]
    assert names(ask, search="nobody") == []
    assert ask(ONE, {"id": added["id"]}).data["supplier"]["name"] == "طلاسازی كيان"
    assert ask(ONE, {"id": to_base64("Supplier", uuid.uuid4())}).data["supplier"] is None


def test_the_same_key_adds_one(ask: Ask) -> None:
    request = asked()

    assert ask(ADD, request).data == ask(ADD, request).data
    request["input"]["supplier"]["name"] = "Other"
    assert ask(ADD, request).data["addSupplier"]["__typename"] == "IdempotencyKeyReused"
    assert Supplier.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "name", "REQUIRED"),
        ({"name": "x" * 201}, "name", "TOO_LONG"),
        ({"phone": "12"}, "phone", "NOT_VALID"),
        ({"country": "1R"}, "country", "NOT_VALID"),
    ],
)
def test_what_cannot_be_adds_nobody(ask: Ask, changes: dict[str, str], field: str, code: str) -> None:
    fields = ask(ADD, asked(**changes)).data["addSupplier"]["fields"]

    assert {"path": [field], "code": code} in fields
    assert not Supplier.objects.exists()


def test_a_supplier_is_changed_and_put_out_of_use(ask: Ask) -> None:
    added = ask(ADD, asked()).data["addSupplier"]["supplier"]
    change = {"input": {"id": added["id"], "supplier": {"name": "Kian", "isActive": False}}}

    assert ask(UPDATE, change).data["updateSupplier"]["supplier"] == {"name": "Kian", "isActive": False}
    assert (names(ask, isActive=True), names(ask, isActive=False)) == ([], ["Kian"])
    change["input"]["id"] = to_base64("Supplier", uuid.uuid4())
    assert ask(UPDATE, change).data["updateSupplier"]["__typename"] == "NotFound"


def test_balances_are_sums_of_the_books(ask: Ask) -> None:
    added = ask(ADD, asked()).data["addSupplier"]["supplier"]
    supplier = Supplier.objects.get()
    owe(supplier.pk, "7.50000001")
    owe(supplier.pk, "-2.5")

    assert ask(ONE, {"id": added["id"]}).data["supplier"]["balances"] == [{"commodity": "XAU", "owed": "5.00000001"}]
    owe(supplier.pk, "-5.00000001")
    assert ask(ONE, {"id": added["id"]}).data["supplier"]["balances"] == []


def test_a_page_of_suppliers_takes_the_same_statements_however_many(ask: Ask) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert not ask(LIST).codes
        return len(queries)

    owe(Supplier.objects.create(name="S", country="IR").pk, "1")
    statements()
    few = statements()
    for number in range(5):
        owe(Supplier.objects.create(name=f"S{number}", country="IR").pk, "1")

    assert statements() == few


@pytest.mark.parametrize(
    ("role", "may_add", "may_see"),
    [
        (Role.MANAGER, True, True),
        (Role.ACCOUNTANT, True, True),
        (Role.CASHIER, False, False),
        (Role.GOLDSMITH, False, False),
    ],
)
def test_who_may(
    graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role, may_add: bool, may_see: bool
) -> None:
    token = token_for(staff(role), shop)

    assert graph(ADD, asked(), shop=shop, token=token).codes == ([] if may_add else ["FORBIDDEN"])
    assert graph(LIST, shop=shop, token=token).codes == ([] if may_see else ["FORBIDDEN"])
    assert Supplier.objects.count() == int(may_add)


def test_the_other_shop_sees_nothing(graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor) -> None:
    supplier = Supplier.objects.create(name="Kian", country="IR")
    stranger = token_for("owner", other_shop)

    answer = graph(ONE, {"id": to_base64("Supplier", supplier.pk)}, shop=other_shop, token=stranger)

    assert answer.data["supplier"] is None
