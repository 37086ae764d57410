"""Global ids: one field that finds any object, if you may see such objects."""

import uuid
from typing import Any, ClassVar

import pytest
import strawberry_django
from strawberry import relay

from project.errors import NotFound
from schema.kit.build import Schema, build_schema
from schema.kit.nodes import NodeQuery, key_of, types_without_permission
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import Send, codes_of, content_of
from tests.plugins.tenants import AddStaff


@strawberry_django.type(User)
class Person(relay.Node):
    view_permission: ClassVar[str] = "identity.view_staff"

    username: str


@strawberry_django.type(Tenant)
class Careless(relay.Node):
    slug: str


QUERY = "query ($id: ID!) { node(id: $id) { id ... on Person { username } } }"


@pytest.fixture(scope="module")
def kit_schema() -> Schema:
    return build_schema(query=NodeQuery, types=[Person])


@pytest.fixture
def as_person(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Send the requests of this test as a person."""
    return lambda person: monkeypatch.setattr("schema.kit.context.authenticate_request", lambda request: person)


def id_of(user: User) -> str:
    return str(relay.GlobalID("Person", str(user.pk)))


def ask(send: Send, id: str, tenant: Tenant) -> Any:
    return send({"query": QUERY, "variables": {"id": id}}, tenant=tenant)


def test_finds_an_object_of_the_shop(send: Send, shop: Tenant, owner: User, as_person: Any) -> None:
    as_person(owner)

    node = {"id": id_of(owner), "username": "owner"}
    assert content_of(ask(send, id_of(owner), shop)) == {"data": {"node": node}}


def test_asks_for_the_permission_of_the_type(
    send: Send, shop: Tenant, owner: User, staff: AddStaff, as_person: Any
) -> None:
    as_person(staff(Role.CASHIER))

    assert codes_of(ask(send, id_of(owner), shop)) == ["FORBIDDEN"]


def test_nobody_finds_anything_without_logging_in(send: Send, shop: Tenant, owner: User, as_person: Any) -> None:
    as_person(None)

    assert codes_of(ask(send, id_of(owner), shop)) == ["UNAUTHENTICATED"]


def test_an_object_of_another_shop_does_not_exist_here(
    send: Send, shop: Tenant, other_shop: Tenant, owner: User, as_person: Any
) -> None:
    as_person(owner)
    with in_tenant(other_shop):
        stranger = User.objects.get()

    response = ask(send, id_of(stranger), shop)

    assert codes_of(response) == ["NOT_FOUND"]
    assert content_of(response)["data"] == {"node": None}


@pytest.mark.parametrize(
    "id",
    [
        str(relay.GlobalID("Person", str(uuid.UUID(int=7)))),
        str(relay.GlobalID("Person", "1")),
        str(relay.GlobalID("NoSuchType", str(uuid.UUID(int=7)))),
        str(relay.GlobalID("Query", str(uuid.UUID(int=7)))),
    ],
)
def test_an_id_that_names_nothing_is_not_found(send: Send, shop: Tenant, owner: User, as_person: Any, id: str) -> None:
    as_person(owner)

    assert codes_of(ask(send, id, shop)) == ["NOT_FOUND"]


@pytest.mark.parametrize("id", ["", "x", "زرگر", "UGVyc29u", str(uuid.UUID(int=7))])
def test_an_id_that_is_none_of_ours_is_refused(send: Send, shop: Tenant, owner: User, as_person: Any, id: str) -> None:
    as_person(owner)
    response = ask(send, id, shop)

    assert codes_of(response) == ["INVALID_VALUE"]
    assert content_of(response)["data"] == {"node": None}


def test_a_key_is_read_from_an_id_of_the_right_type_only() -> None:
    key = uuid.uuid4()

    assert key_of(relay.GlobalID("Person", str(key)), Person) == key
    for wrong in (relay.GlobalID("Sale", str(key)), relay.GlobalID("Person", "7")):
        with pytest.raises(NotFound) as refused:
            key_of(wrong, Person, field="customer_id")
        assert refused.value.field == "customer_id"


def test_sees_node_types_that_do_not_say_who_may_see_them() -> None:
    careless = build_schema(query=NodeQuery, types=[Person, Careless])

    assert list(types_without_permission(careless)) == ["Careless"]
