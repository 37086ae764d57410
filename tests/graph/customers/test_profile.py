"""What is known of a customer, as a client reads and writes it."""

import json
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.choices import FamilyDateKind
from tenant_apps.customers.models import Customer, CustomerDocument, CustomerNote
from tenant_apps.customers.profile import DateToKeep, Profile
from tenant_apps.customers.services.add_note import add_note
from tests.factories.customers import add_customer
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph, host_of
from tests.plugins.tenants import AddStaff, TokenFor

ADD = """mutation ($input: AddCustomerInput!) { addCustomer(input: $input) { __typename
  ... on AddCustomerSuccess { customer { id kind phoneShown otherPhones city tags ringSize acceptsSms
    familyDates { kind name on } referredBy { name } } }
  ... on Problem { code path } ... on InvalidInput { fields { path code } } } }"""
MERGE = """mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { __typename
  ... on MergeCustomersSuccess { customer { name otherPhones } } ... on Problem { code } } }"""
NOTE = """mutation ($input: AddCustomerNoteInput!) { addCustomerNote(input: $input) { __typename
  ... on AddCustomerNoteSuccess { note { text actorName } } ... on Problem { code } } }"""
LIMIT = """mutation ($input: SetCreditLimitInput!) { setCreditLimit(input: $input) { __typename
  ... on SetCreditLimitSuccess { customer { creditLimit gramLimit } }
  ... on InvalidInput { fields { path code } } } }"""
DOCUMENT = """mutation ($input: AddCustomerDocumentInput!) { addCustomerDocument(input: $input) { __typename
  ... on AddCustomerDocumentSuccess { document { id name contentType size url } }
  ... on DocumentRefused { reason } ... on Problem { code } } }"""
REMOVE = """mutation ($input: RemoveCustomerDocumentInput!) { removeCustomerDocument(input: $input) { __typename
  ... on RemoveCustomerDocumentSuccess { customer { documents { id } } } ... on Problem { code } } }"""
NOTES = "query ($id: ID!) { customerNotes(customerId: $id) { edges { node { text } } } }"
DOUBLES = "query ($id: ID!) { possibleDoubles(customerId: $id) { name familyDates { on } } }"
UPCOMING = "query { upcomingDates(days: 3) { nextOn kind name customer { name phone familyDates { on } } } }"
LIST = (
    "query ($filters: CustomerFilter) { customers(filters: $filters) { edges { node { name mergedInto { name } } } } }"
)


def node(customer: Customer) -> str:
    return relay.to_base64("Customer", customer.pk)


def note_of(customer: Customer, text: str = "Likes rubies") -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "customerId": node(customer), "text": text}}


def test_a_profile_is_kept_and_read(ask: Ask) -> None:
    profile = {
        "kind": "COMPANY",
        "otherPhones": ["0912 111 2233"],
        "city": "Ray",
        "tags": ["VIP"],
        "ringSize": "54",
        "acceptsSms": True,
        "familyDates": [{"kind": "ANNIVERSARY", "on": "2010-05-01", "name": "Wedding"}],
    }
    said = {"idempotencyKey": str(uuid.uuid4()), "name": "Zarrin", "phone": "0912 123 4567", "profile": profile}
    referrer = add_customer("Mina")

    added = ask(ADD, {"input": {**said, "referredById": node(referrer)}}).data["addCustomer"]["customer"]

    del added["id"]
    assert added == {
        **profile,
        "otherPhones": ["+989121112233"],
        "phoneShown": "0912 123 4567",
        "familyDates": [{"kind": "ANNIVERSARY", "on": "2010-05-01", "name": "Wedding"}],
        "referredBy": {"name": "Mina"},
    }
    stranger = {**said, "idempotencyKey": str(uuid.uuid4()), "referredById": relay.to_base64("Customer", uuid.uuid4())}
    refused = ask(ADD, {"input": stranger}).data["addCustomer"]
    assert (refused["code"], refused["path"]) == ("NOT_FOUND", ["referredById"])


def test_merged_customers_are_one_in_every_list(ask: Ask, owner: User) -> None:
    kept, double = add_customer("A"), add_customer("B", phone="0912 111 2233", profile=Profile(tags=("VIP",)))
    for customer in (kept, double):
        add_note(
            actor=owner,
            idempotency_key=uuid.uuid4(),
            customer_id=customer.pk,
            text=f"About {customer.name}",
            now=timezone.now(),
        )
    asked = {"input": {"keptId": node(kept), "doubleId": node(double)}}

    merged = ask(MERGE, asked).data["mergeCustomers"]["customer"]

    assert merged == {"name": "A", "otherPhones": []}
    notes = ask(NOTES, {"id": node(kept)}).data["customerNotes"]["edges"]
    assert {edge["node"]["text"] for edge in notes} == {"About A", "About B", "Merged with B +989121112233"}
    for filters in ({"search": "2233"}, {"tag": "VIP"}, {}):
        listed = ask(LIST, {"filters": filters}).data["customers"]["edges"]
        assert [edge["node"] for edge in listed] == [{"name": "A", "mergedInto": None}]
    assert ask(LIST, {"filters": {"tag": "other"}}).data["customers"]["edges"] == []
    other = ask(MERGE, {"input": {"keptId": node(add_customer("C")), "doubleId": node(double)}})
    assert other.data["mergeCustomers"]["__typename"] == "AlreadyMerged"


def test_a_note_says_who_wrote_it(ask: Ask, owner: User) -> None:
    answer = ask(NOTE, note_of(add_customer())).data["addCustomerNote"]

    assert answer["note"] == {"text": "Likes rubies", "actorName": owner.full_name}
    assert ask(NOTE, note_of(Customer())).data["addCustomerNote"]["code"] == "NOT_FOUND"
    assert ask(NOTE, note_of(add_customer(), " ")).data["addCustomerNote"]["code"] == "INVALID_INPUT"
    assert CustomerNote.objects.count() == 1


def test_a_limit_is_set(ask: Ask) -> None:
    customer = node(add_customer())

    answer = ask(LIMIT, {"input": {"customerId": customer, "money": "5000", "grams": "1.5"}}).data["setCreditLimit"]
    assert answer["customer"] == {"creditLimit": "5000", "gramLimit": "1.5"}
    refused = ask(LIMIT, {"input": {"customerId": customer, "money": "-1"}}).data["setCreditLimit"]
    assert refused["fields"] == [{"path": ["creditLimit"], "code": "TOO_SMALL"}]


def test_what_families_celebrate_costs_as_many_statements_for_many(ask: Ask) -> None:
    today = business_day(timezone.now())
    day = DateToKeep(kind=FamilyDateKind.BIRTHDAY, on=today, name="Sara")

    def cost(count: int) -> int:
        for number in range(count):
            add_customer(f"C {number}", profile=Profile(family_dates=(day,)))
        with CaptureQueriesContext(connection) as queries:
            coming = ask(UPCOMING).data["upcomingDates"]
        assert {one["nextOn"] for one in coming} == {str(today)}
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    cost(1)  # the host's shop is looked up once and then cached
    assert cost(1) == cost(20)


def test_possible_doubles_are_named(ask: Ask) -> None:
    customer = add_customer("علی رضایی")
    add_customer("رضايي علي")

    doubles = ask(DOUBLES, {"id": node(customer)}).data["possibleDoubles"]

    assert doubles == [{"name": "رضايي علي", "familyDates": []}]
    assert ask(DOUBLES, {"id": relay.to_base64("Customer", uuid.uuid4())}).codes == ["NOT_FOUND"]


@pytest.fixture
def documents(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def sent(client: Client, shop: Tenant, token: str | None, method: str, path: str, **given: Any) -> Any:
    session: Any = connection
    entered = session.tenant
    headers = {"Host": host_of(shop)} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        return getattr(client, method)(path, headers=headers, **given)
    finally:
        session.set_tenant(entered)


@pytest.mark.usefixtures("documents")
def test_a_document_is_kept_fetched_and_removed(
    client: Client, ask: Ask, shop: Tenant, other_shop: Tenant, owner: User, token_for: TokenFor, staff: AddStaff
) -> None:
    token, customer = token_for(owner, shop), add_customer()

    def keep(content: bytes) -> dict[str, Any]:
        said = {"idempotencyKey": str(uuid.uuid4()), "customerId": node(customer), "name": "Contract.exe", "file": None}
        body = {
            "operations": json.dumps({"query": DOCUMENT, "variables": {"input": said}}),
            "map": json.dumps({"0": ["variables.input.file"]}),
            "0": SimpleUploadedFile("x.html", content),
        }
        answer: dict[str, Any] = json.loads(sent(client, shop, token, "post", "/graphql", data=body).content)
        kept: dict[str, Any] = answer["data"]["addCustomerDocument"]
        return kept

    document = keep(b"%PDF-1.7")["document"]
    assert keep(b"<html>")["reason"] == "UNKNOWN_TYPE"
    url = document["url"]
    assert (document["contentType"], document["size"]) == ("application/pdf", 8)

    file = sent(client, shop, token, "get", url)
    assert b"".join(file.streaming_content) == b"%PDF-1.7"
    assert file["Content-Disposition"] == 'attachment; filename="Contract.pdf"'
    assert (file["X-Content-Type-Options"], file["Content-Type"]) == ("nosniff", "application/pdf")
    assert "no-store" in file["Cache-Control"]
    assert sent(client, shop, None, "get", url).status_code == 401
    assert sent(client, shop, token_for(staff(Role.GOLDSMITH), shop), "get", url).status_code == 403
    assert sent(client, other_shop, token_for("owner", other_shop), "get", url).status_code == 404

    assert ask(REMOVE, {"input": {"id": document["id"]}}).data["removeCustomerDocument"]["customer"]["documents"] == []
    assert ask(REMOVE, {"input": {"id": document["id"]}}).data["removeCustomerDocument"]["code"] == "NOT_FOUND"
    assert not CustomerDocument.objects.exists()


@pytest.mark.parametrize(
    ("role", "may_write", "may_manage"),
    [
        (Role.MANAGER, True, True),
        (Role.CASHIER, True, False),
        (Role.ACCOUNTANT, False, False),
        (Role.GOLDSMITH, False, False),
    ],
)
def test_who_may(
    graph: Graph, shop: Tenant, token_for: TokenFor, staff: AddStaff, role: Role, may_write: bool, may_manage: bool
) -> None:
    kept, double = add_customer("A"), add_customer("B")
    token = token_for(staff(role), shop)
    managing = [
        (LIMIT, {"input": {"customerId": node(kept)}}),
        (REMOVE, {"input": {"id": relay.to_base64("CustomerDocument", uuid.uuid4())}}),
        (MERGE, {"input": {"keptId": node(kept), "doubleId": node(double)}}),
    ]

    assert graph(NOTE, note_of(kept), shop=shop, token=token).codes == ([] if may_write else ["FORBIDDEN"])
    for query, variables in managing:
        assert graph(query, variables, shop=shop, token=token).codes == ([] if may_manage else ["FORBIDDEN"])
        assert graph(query, variables, shop=shop).codes == ["UNAUTHENTICATED"]
    assert Customer.objects.kept().count() == (1 if may_manage else 2)
