"""Signing up gives a working shop at once, or says what is wrong and leaves nothing behind."""

import uuid
from typing import Any

import pytest
from django.db import connection

from shared_apps.billing.models import Subscription
from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Domain, Tenant
from tenant_apps.branches.models import Branch
from tests.plugins.graphql import Graph
from tests.plugins.tenants import PASSWORD

pytestmark = pytest.mark.django_db

SIGN_UP = """
mutation ($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ... on SignUpSuccess { shopUrl shop { name slug currency calendar status } }
    ... on SubdomainRefused { code slug reason message }
    ... on InvalidInput { fields { path code } }
    ... on IdempotencyKeyReused { code }
  }
}
"""
LOG_IN = """
mutation ($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on LogInSuccess { viewer { user { fullName role } permissions } tokens { accessToken } }
  }
}
"""


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "input": {
            "idempotencyKey": str(uuid.uuid4()),
            "companyName": "Zarrin Gallery",
            "subdomain": "zarrin",
            "country": "IR",
            "language": "fa",
            "ownerName": "زهرا زرین",
            "ownerEmail": "zahra@zarrin.example",
            "ownerUsername": "Zahra",
            "ownerPassword": PASSWORD,
            **changes,
        }
    }


def schemas() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'shop%'")
        return int(cursor.fetchone()[0])


def counts() -> tuple[int, ...]:
    return (
        Tenant.objects.count(),
        Domain.objects.count(),
        Subscription.objects.count(),
        OutboxEvent.objects.count(),
        schemas(),
    )


def test_the_owner_logs_in_at_once(graph: Graph) -> None:
    answer = graph(SIGN_UP, asked()).data["signUp"]

    assert answer == {
        "__typename": "SignUpSuccess",
        "shopUrl": "http://zarrin.testserver/",
        "shop": {
            "name": "Zarrin Gallery",
            "slug": "zarrin",
            "currency": "IRR",
            "calendar": "JALALI",
            "status": "TRIAL",
        },
    }
    shop = Tenant.objects.get(slug="zarrin")
    log_in = {"input": {"login": "zahra@zarrin.example", "password": PASSWORD, "clientId": str(uuid.uuid4())}}
    log_in["input"]["delivery"] = "BEARER"
    viewer = graph(LOG_IN, log_in, shop=shop).data["logIn"]["viewer"]
    assert viewer["user"] == {"fullName": "زهرا زرین", "role": "OWNER"}
    assert "sales.checkout" in viewer["permissions"]
    with in_tenant(shop):
        assert Branch.objects.get().is_default


def test_the_same_request_sent_twice_opens_one_shop(graph: Graph) -> None:
    request = asked()

    first, second = graph(SIGN_UP, request).data, graph(SIGN_UP, request).data

    assert first == second
    assert Tenant.objects.filter(slug="zarrin").count() == 1


def test_a_used_key_with_another_shop_is_refused(graph: Graph) -> None:
    key = str(uuid.uuid4())
    graph(SIGN_UP, asked(idempotencyKey=key))
    before = counts()

    answer = graph(SIGN_UP, asked(idempotencyKey=key, subdomain="another")).data["signUp"]

    assert answer == {"__typename": "IdempotencyKeyReused", "code": "IDEMPOTENCY_KEY_REUSED"}
    assert counts() == before


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("www", "RESERVED"),
        ("graphql", "RESERVED"),
        ("aurum", "TAKEN"),
        ("AURUM", "TAKEN"),
        ("ab", "MALFORMED"),
        ("-zarrin", "MALFORMED"),
        ("zar_rin", "MALFORMED"),
        ("زرین", "MALFORMED"),
        ("xn--mgba3a", "MALFORMED"),
        ("12345", "MALFORMED"),
        ("b1jou", "LOOK_ALIKE"),
        ("bi-jou", "LOOK_ALIKE"),
        ("adm1n", "LOOK_ALIKE"),
    ],
)
def test_a_subdomain_that_cannot_be_used_is_refused_with_the_reason(graph: Graph, slug: str, reason: str) -> None:
    before = counts()

    answer = graph(SIGN_UP, asked(subdomain=slug)).data["signUp"]

    assert (answer["__typename"], answer["reason"]) == ("SubdomainRefused", reason)
    assert counts() == before


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"companyName": "  "}, (["companyName"], "REQUIRED")),
        ({"companyName": "x" * 201}, (["companyName"], "TOO_LONG")),
        ({"country": "XX"}, (["country"], "UNKNOWN")),
        ({"language": "tlh"}, (["language"], "UNKNOWN")),
        ({"ownerEmail": "not an address"}, (["ownerEmail"], "MALFORMED")),
        ({"ownerUsername": "with space"}, (["ownerUsername"], "MALFORMED")),
        ({"ownerPassword": "1234567"}, (["ownerPassword"], "WEAK")),
        ({"planCode": "gold-plated"}, (["planCode"], "UNKNOWN")),
        ({"subdomain": "a" * 41}, (["subdomain"], "TOO_LONG")),
    ],
)
def test_what_cannot_be_right_is_named_at_its_field_and_leaves_nothing(
    graph: Graph, changes: dict[str, str], problem: tuple[list[str], str]
) -> None:
    before = counts()

    answer = graph(SIGN_UP, asked(**changes)).data["signUp"]

    assert [(field["path"], field["code"]) for field in answer["fields"]] == [problem]
    assert counts() == before


def test_a_shop_cannot_sign_up_shops(graph: Graph, other_shop: Tenant) -> None:
    assert graph(SIGN_UP, asked(), shop=other_shop).codes == ["WRONG_HOST"]
