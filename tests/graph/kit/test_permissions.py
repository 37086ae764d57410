"""Where a field answers, and to whom."""

from typing import Any

import pytest
import strawberry
from django.http import HttpRequest

from schema.kit.build import build_schema
from schema.kit.permissions import on_shop_host, public_field, requires, signed_in, undeclared_root_fields
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import Send, codes_of, content_of


@pytest.fixture
def log_in(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make the requests of this test come from a person with a role, from nobody, or with a worthless token."""

    def as_role(role: str | None) -> None:
        def authenticate(request: HttpRequest) -> User | None:
            if role == "WORTHLESS":
                raise Unauthenticated
            return User(role=role) if role else None

        monkeypatch.setattr("schema.kit.context.authenticate_request", authenticate)

    return as_role


PLATFORM = Tenant(schema_name="public", slug="public", language="en", status="ACTIVE")


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("OWNER", []),
        ("MANAGER", []),
        ("CASHIER", ["FORBIDDEN"]),
        (None, ["UNAUTHENTICATED"]),
        ("WORTHLESS", ["UNAUTHENTICATED"]),
    ],
)
def test_a_permission_opens_a_field_to_its_roles(send: Send, log_in: Any, role: str | None, codes: list[str]) -> None:
    log_in(role)
    response = send({"query": "{ takings greeting }"})

    assert response.status_code == 200
    assert codes_of(response) == codes
    assert content_of(response)["data"] == {"takings": None if codes else "1000", "greeting": "Hello world"}


def test_a_refusal_names_the_permission(send: Send, log_in: Any) -> None:
    log_in("CASHIER")
    (error,) = content_of(send({"query": "{ takings }"}))["errors"]

    assert error["extensions"] == {"code": "FORBIDDEN", "permission": "sales.return"}


def test_the_host_is_asked_before_the_person(send: Send, log_in: Any) -> None:
    log_in(None)
    (error,) = content_of(send({"query": "{ takings }"}, tenant=PLATFORM))["errors"]

    assert error["extensions"] == {"code": "WRONG_HOST", "host": "SHOP"}


def test_a_field_of_the_platform_does_not_answer_on_a_shop(send: Send, log_in: Any) -> None:
    log_in("OWNER")

    assert codes_of(send({"query": "{ plans }"})) == ["WRONG_HOST"]
    assert content_of(send({"query": "{ plans }"}, tenant=PLATFORM)) == {"data": {"plans": "all"}}


def test_a_misspelt_permission_fails_when_the_schema_is_built() -> None:
    with pytest.raises(ValueError, match=r"sales\.refnd"):
        requires("sales.refnd")


@strawberry.type
class Careless:
    @strawberry.field
    def nothing(self) -> str:
        return ""

    @strawberry.field(extensions=[on_shop_host])
    def only_host(self) -> str:
        return ""

    @strawberry.field(extensions=[public_field])
    def only_person(self) -> str:
        return ""

    @strawberry.field(extensions=[on_shop_host, signed_in, public_field])
    def undecided(self) -> str:
        return ""

    @strawberry.field(extensions=[on_shop_host, signed_in])
    def careful(self) -> str:
        return ""


def test_sees_fields_that_do_not_say_who_may_use_them() -> None:
    assert list(undeclared_root_fields(build_schema(query=Careless))) == [
        "Careless.nothing",
        "Careless.only_host",
        "Careless.only_person",
        "Careless.undecided",
    ]
