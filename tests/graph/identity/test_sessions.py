"""Logging in, staying in and getting out, as browsers and scripts do it."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from shared_apps.identity.choices import Role
from shared_apps.identity.models import RefreshToken, User
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Graph, host_of
from tests.plugins.tenants import PASSWORD, AddStaff, TokenFor

LOG_IN = """
mutation ($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on LogInSuccess { viewer { user { username } } tokens { accessToken refreshToken } }
    ... on Problem { code }
  }
}
"""
REFRESH = """
mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    __typename
    ... on RefreshSessionSuccess { tokens { accessToken refreshToken } }
    ... on Problem { code }
  }
}
"""
LOG_OUT = "mutation { logOut(input: {}) { ... on LogOutSuccess { done } } }"
VIEWER = "{ viewer { user { username role branches { code } } } }"
CLIENT_ID = str(uuid.uuid4())


def credentials(**changes: str) -> dict[str, Any]:
    return {"input": {"login": "owner", "password": PASSWORD, "clientId": CLIENT_ID, "delivery": "BEARER", **changes}}


class Browser:
    """A browser on one host: it keeps cookies, and shows the page's CSRF token when told to."""

    def __init__(self, shop: Tenant) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"Host": host_of(shop)})
        self.client.get("/")

    def ask(self, query: str, variables: dict[str, Any] | None = None, *, csrf: bool = True) -> dict[str, Any]:
        headers = {"X-CSRFToken": self.client.cookies["csrftoken"].value} if csrf else {}
        self.response = self.client.post(
            "/graphql",
            json.dumps({"query": query, "variables": variables or {}}),
            content_type="application/json",
            headers=headers,
        )
        answer: dict[str, Any] = json.loads(self.response.content)
        return answer


def test_a_script_gets_tokens_and_uses_them_as_bearer(graph: Graph, shop: Tenant) -> None:
    answer = graph(LOG_IN, credentials(), shop=shop).data["logIn"]

    viewer = graph(VIEWER, shop=shop, token=answer["tokens"]["accessToken"]).data["viewer"]
    assert viewer == {"user": {"username": "owner", "role": "OWNER", "branches": []}}


def test_a_browser_gets_cookies_that_no_script_can_read(shop: Tenant) -> None:
    browser = Browser(shop)

    answer = browser.ask(LOG_IN, credentials(delivery="COOKIE"))

    assert answer["data"]["logIn"]["tokens"] is None
    access, refresh = browser.response.cookies["zargar_access"], browser.response.cookies["zargar_refresh"]
    assert (access["httponly"], access["samesite"], access["path"], access["domain"]) == (True, "Lax", "/", "")
    assert (refresh["httponly"], refresh["samesite"], refresh["path"]) == (True, "Lax", "/graphql")
    assert browser.ask(VIEWER)["data"]["viewer"]["user"]["username"] == "owner"


def test_a_forged_request_with_the_browsers_cookies_is_refused(shop: Tenant) -> None:
    browser = Browser(shop)
    browser.ask(LOG_IN, credentials(delivery="COOKIE"))

    answer = browser.ask(LOG_OUT, csrf=False)

    assert browser.response.status_code == 403
    assert answer["errors"][0]["extensions"]["code"] == "CSRF_FAILED"
    assert RefreshToken.objects.filter(revoked_at=None).exists()


def test_nobody_is_logged_into_an_account_by_a_foreign_page(shop: Tenant) -> None:
    browser = Browser(shop)

    answer = browser.ask(LOG_IN, credentials(delivery="COOKIE"), csrf=False)

    assert answer["errors"][0]["extensions"]["code"] == "CSRF_FAILED"
    assert not RefreshToken.objects.exists()


def test_a_browser_stays_in_by_refreshing(shop: Tenant) -> None:
    browser = Browser(shop)
    with time_machine.travel(datetime(2026, 11, 20, 8, tzinfo=UTC)) as clock:
        browser.ask(LOG_IN, credentials(delivery="COOKIE"))
        clock.shift(timedelta(minutes=15, seconds=1))
        expired = browser.ask("{ staff { totalCount } }")
        refreshed = browser.ask(REFRESH, {"input": {"clientId": CLIENT_ID}})
        again = browser.ask("{ staff { totalCount } }")

    assert expired["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert refreshed["data"]["refreshSession"]["__typename"] == "RefreshSessionSuccess"
    assert again["data"]["staff"]["totalCount"] == 1


def test_logging_out_ends_the_access_token_too(shop: Tenant) -> None:
    browser = Browser(shop)
    browser.ask(LOG_IN, credentials(delivery="COOKIE"))
    stolen = browser.client.cookies["zargar_access"].value

    browser.ask(LOG_OUT)

    assert browser.client.cookies["zargar_access"].value == ""
    response = Client(headers={"Host": host_of(shop), "Authorization": f"Bearer {stolen}"}).post(
        "/graphql", json.dumps({"query": VIEWER}), content_type="application/json"
    )
    assert json.loads(response.content)["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "changes", [{"password": "wrong"}, {"login": "nobody"}, {"login": "owner@bijou.example"}], ids=str
)
def test_wrong_credentials_are_refused_alike(graph: Graph, shop: Tenant, changes: dict[str, str]) -> None:
    answer = graph(LOG_IN, credentials(**changes), shop=shop).data["logIn"]

    assert answer == {"__typename": "WrongCredentials", "code": "WRONG_CREDENTIALS"}
    assert not RefreshToken.objects.exists()


def test_guessing_is_stopped_after_ten_failures_even_with_the_right_password(graph: Graph, shop: Tenant) -> None:
    for _ in range(10):
        graph(LOG_IN, credentials(password="guess"), shop=shop)

    answer = graph(LOG_IN, credentials(), shop=shop).data["logIn"]

    assert answer == {"__typename": "TooManyAttempts", "code": "TOO_MANY_ATTEMPTS"}


def test_failures_in_one_shop_do_not_lock_the_same_name_in_another(
    graph: Graph, shop: Tenant, other_shop: Tenant
) -> None:
    for _ in range(10):
        graph(LOG_IN, credentials(password="guess"), shop=shop)

    assert graph(LOG_IN, credentials(), shop=other_shop).data["logIn"]["__typename"] == "LogInSuccess"


def test_somebody_deactivated_is_out_at_once(graph: Graph, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    token = token_for(owner, shop)
    User.objects.filter(pk=owner.pk).update(is_active=False)

    assert graph(VIEWER, shop=shop, token=token).codes == ["UNAUTHENTICATED"]


def test_a_forged_token_is_worth_nothing(graph: Graph, shop: Tenant) -> None:
    assert graph(VIEWER, shop=shop, token="eyJhbGciOiJub25lIn0.e30.").codes == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_only_the_owner_adds_people(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    add = """mutation ($key: UUID!) { addStaff(input: {idempotencyKey: $key, username: "new", fullName: "New",
             role: CASHIER, password: "correct horse battery staple"}) { __typename } }"""
    token = token_for(staff(role), shop)
    before = User.objects.count()

    assert graph(add, {"key": str(uuid.uuid4())}, shop=shop, token=token).codes == ["FORBIDDEN"]
    assert graph(add, {"key": str(uuid.uuid4())}, shop=shop).codes == ["UNAUTHENTICATED"]
    assert User.objects.count() == before


def test_a_plan_limits_the_people(graph: Graph, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    add = """mutation ($input: AddStaffInput!) { addStaff(input: $input) { __typename
             ... on LimitReached { limit allowed plan } ... on AddStaffSuccess { user { username } } } }"""
    token = token_for(owner, shop)

    def hire(number: int) -> Any:
        person = {"username": f"person-{number}", "fullName": "A person", "role": "CASHIER", "password": PASSWORD}
        request = {"input": {"idempotencyKey": str(uuid.uuid4()), **person}}
        return graph(add, request, shop=shop, token=token).data["addStaff"]

    assert [hire(number)["__typename"] for number in range(4)] == ["AddStaffSuccess"] * 4
    assert hire(5) == {"__typename": "LimitReached", "limit": "users", "allowed": 5, "plan": "Starter"}
    assert User.objects.count() == 5
