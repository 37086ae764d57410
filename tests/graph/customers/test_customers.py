import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.customers.services.add_customer import add_customer
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

ADD = """
mutation ($input: AddCustomerInput!) {
  addCustomer(input: $input) {
    __typename
    ... on AddCustomerSuccess { customer { id name phone email note } }
    ... on Problem { code }
    ... on InvalidInput { fields { path code } }
  }
}
"""
UPDATE = """
mutation ($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    __typename
    ... on UpdateCustomerSuccess { customer { name phone } }
    ... on Problem { code }
    ... on InvalidInput { fields { path code } }
  }
}
"""
LIST = """
query ($search: String, $first: Int) {
  customers(filters: {search: $search}, first: $first) { totalCount edges { node { name phone createdAt } } }
}
"""
ONE = "query ($id: ID!) { customer(id: $id) { name } }"


def asked(**changes: Any) -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "name": "علی رضایی", "phone": "۰۹۱۲۱۲۳۴۵۶۷", **changes}}


def test_a_customer_is_added_and_found(ask: Ask) -> None:
    added = ask(ADD, asked(email="ali@x.example", note="VIP")).data["addCustomer"]["customer"]

    assert (added["phone"], added["email"], added["note"]) == ("+989121234567", "ali@x.example", "VIP")
    for search in ("علي", "0912", "ALI@"):
        assert ask(LIST, {"search": search}).data["customers"]["totalCount"] == 1
    assert ask(LIST, {"search": "nobody"}).data["customers"]["edges"] == []
    assert ask(ONE, {"id": added["id"]}).data["customer"] == {"name": "علی رضایی"}
    assert ask(ONE, {"id": relay.to_base64("Customer", uuid.uuid4())}).data["customer"] is None
    assert ask(ONE, {"id": relay.to_base64("Item", uuid.uuid4())}).codes == ["NOT_FOUND"]


def test_the_same_key_adds_one(ask: Ask) -> None:
    request = asked()

    assert ask(ADD, request).data == ask(ADD, request).data
    request["input"]["name"] = "Other"
    assert ask(ADD, request).data["addCustomer"]["__typename"] == "IdempotencyKeyReused"
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "name", "REQUIRED"),
        ({"name": "x" * 201}, "name", "TOO_LONG"),
        ({"phone": "12"}, "phone", "NOT_VALID"),
        ({"email": "@"}, "email", "NOT_VALID"),
    ],
)
def test_what_cannot_be_adds_nobody(ask: Ask, changes: dict[str, str], field: str, code: str) -> None:
    answer = ask(ADD, asked(**changes)).data["addCustomer"]

    assert answer["fields"] == [{"path": [field], "code": code}]
    assert not Customer.objects.exists()


def test_nul_adds_nobody(ask: Ask) -> None:
    answer = ask(ADD, asked(name="a\u0000b"))

    assert "INTERNAL" not in answer.codes
    assert not Customer.objects.exists()


@pytest.mark.parametrize(
    ("role", "may_add", "may_see"),
    [
        (Role.MANAGER, True, True),
        (Role.CASHIER, True, True),
        (Role.ACCOUNTANT, False, True),
        (Role.GOLDSMITH, False, False),
    ],
)
def test_who_may(
    graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role, may_add: bool, may_see: bool
) -> None:
    token = token_for(staff(role), shop)

    assert graph(ADD, asked(), shop=shop, token=token).codes == ([] if may_add else ["FORBIDDEN"])
    assert graph(LIST, shop=shop, token=token).codes == ([] if may_see else ["FORBIDDEN"])
    assert Customer.objects.count() == int(may_add)


def test_strangers_and_the_other_shop_are_refused(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    customer = add_customer(idempotency_key=uuid.uuid4(), name="A")
    stranger = token_for("owner", other_shop)

    assert graph(ADD, asked(), shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(ADD, asked(), shop=shop, token=stranger).codes == ["UNAUTHENTICATED"]
    there = graph(ONE, {"id": relay.to_base64("Customer", customer.pk)}, shop=other_shop, token=stranger)
    assert there.data["customer"] is None
    assert Customer.objects.count() == 1


def test_a_long_list_costs_as_many_statements_as_a_short_one(ask: Ask) -> None:
    for n in range(50):
        add_customer(idempotency_key=uuid.uuid4(), name=f"C {n}")

    def cost(first: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(ask(LIST, {"first": first}).data["customers"]["edges"]) == first
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    cost(1)  # the host's shop is looked up once and then cached
    # the person, the count, the customers
    assert (cost(3), cost(50)) == (3, 3)


def test_a_customer_is_changed(ask: Ask) -> None:
    id_ = ask(ADD, asked()).data["addCustomer"]["customer"]["id"]

    def update(**changes: str) -> dict[str, Any]:
        answer: dict[str, Any] = ask(UPDATE, {"input": {"id": id_, "name": "Sara", **changes}}).data["updateCustomer"]
        return answer

    assert update(phone="0912 123 0000")["customer"] == {"name": "Sara", "phone": "+989121230000"}
    assert update(phone="12")["fields"] == [{"path": ["phone"], "code": "NOT_VALID"}]
    assert update(id=relay.to_base64("Customer", uuid.uuid4()))["code"] == "NOT_FOUND"
    assert Customer.objects.get().phone == "+989121230000"


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.GOLDSMITH])
def test_others_change_nobody(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role
) -> None:
    customer = add_customer(idempotency_key=uuid.uuid4(), name="A")
    change = {"input": {"id": relay.to_base64("Customer", customer.pk), "name": "B"}}

    assert graph(UPDATE, change, shop=shop, token=token_for(staff(role), shop)).codes == ["FORBIDDEN"]
    assert graph(UPDATE, change, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(UPDATE, change, shop=shop).codes == ["UNAUTHENTICATED"]
    assert Customer.objects.get().name == "A"
