"""What a client is told when something goes wrong, and what the log is told."""

from typing import Any

import pytest
from django.db import OperationalError
from structlog.testing import capture_logs

from schema.kit.csrf import AUTH_COOKIES
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import Send, codes_of, content_of


def test_an_unexpected_error_is_one_masked_sentence_with_the_request_id(send: Send) -> None:
    response = send({"query": "{ crash }"})

    (error,) = content_of(response)["errors"]
    assert response.status_code == 200
    assert error["extensions"] == {"code": "INTERNAL", "requestId": response["X-Request-ID"]}
    assert error["path"] == ["crash"]
    assert response["X-Request-ID"] in error["message"]
    assert "0912" not in response.content.decode()


def test_the_log_gets_the_stack_and_no_personal_data(send: Send) -> None:
    with capture_logs() as lines:
        response = send({"query": "query ($n: String!) { greeting(name: $n) crash }", "variables": {"n": "Sara"}})

    (line,) = lines
    assert (line["event"], line["error"]) == ("graph.unexpected_error", "builtins.RuntimeError")
    assert line["request_id"] == response["X-Request-ID"]
    assert "in crash" in line["stack"]
    assert not any(word in str(line) for word in ("0912", "Sara"))


def test_an_error_outside_of_the_schema_is_masked_too(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("0912")

    monkeypatch.setattr("schema.view.refuse_unusable", broken)
    response = send({"query": "{ greeting }"})

    assert (response.status_code, codes_of(response)) == (500, ["INTERNAL"])
    assert "0912" not in response.content.decode()


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_answers_500_when_the_database_is_away_before_execution_began(
    send: Send, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr("schema.kit.execution.snapshot", away)
    response = send({"query": "{ greeting }"}, accept=accept)

    assert (response.status_code, codes_of(response)) == (500, ["INTERNAL"])
    assert "data" not in content_of(response)


def test_the_sentence_is_in_the_language_of_the_request(send: Send) -> None:
    assert content_of(send({"query": "{ needed }"}))["errors"][0]["message"] == "This was not found."


def test_a_refusal_that_no_union_takes_is_typed(send: Send) -> None:
    assert codes_of(send({"query": "{ needed }"})) == ["NOT_FOUND"]


@pytest.mark.parametrize("query", ["{ greeting }", "{", 'mutation { openDrawer(weight: "1") { __typename } }'])
@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_suspended_shop_answers_nothing_else(send: Send, open_shop: Tenant, query: str, accept: str) -> None:
    open_shop.status = "SUSPENDED"
    response = send({"query": query}, accept=accept)

    assert (response.status_code, codes_of(response)) == (403, ["TENANT_SUSPENDED"])
    assert "data" not in content_of(response)


TOKEN = "a" * 32


@pytest.mark.parametrize("cookie", sorted(AUTH_COOKIES))
def test_a_request_with_cookies_must_come_from_our_own_page(send: Send, cookie: str) -> None:
    response = send({"query": "{ greeting }"}, HTTP_COOKIE=f"{cookie}=x; csrftoken={TOKEN}")

    assert (response.status_code, codes_of(response)) == (403, ["CSRF_FAILED"])
    assert "data" not in content_of(response)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"HTTP_COOKIE": f"zargar_access=x; csrftoken={TOKEN}", "HTTP_X_CSRFTOKEN": TOKEN}, id="token"),
        pytest.param({"HTTP_COOKIE": "zargar_access=x", "HTTP_AUTHORIZATION": "Bearer x"}, id="no cookie relied on"),
        pytest.param({"HTTP_COOKIE": "django_language=fa"}, id="no one is logged in"),
    ],
)
def test_asks_for_no_proof_where_there_is_one_or_none_is_needed(send: Send, headers: dict[str, str]) -> None:
    assert send({"query": "{ greeting }"}, **headers).status_code == 200


@pytest.mark.parametrize(
    ("header", "status"), [({"HTTP_ORIGIN": "https://evil.example"}, 403), ({"HTTP_ORIGIN": "http://testserver"}, 200)]
)
def test_a_right_token_from_another_site_is_refused(send: Send, header: dict[str, str], status: int) -> None:
    cookies = f"zargar_access=x; csrftoken={TOKEN}"

    assert send({"query": "{ greeting }"}, HTTP_COOKIE=cookies, HTTP_X_CSRFTOKEN=TOKEN, **header).status_code == status
