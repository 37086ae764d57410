"""GraphQL over HTTP, item by item. The four characters name the item of the graphql-http audit where there is one.

Two of its items (47DE, 80D8) still expect plain JSON for a client without preference; since 2025 the specification
lets such a client have GraphQL's own media type, and so do we.
"""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.graph.kit.small_graph import GRAPHQL_JSON, Send, codes_of, content_of

JSON = "application/json"
HELLO = {"query": "{ __typename }"}
NO_MAP = ["text", 0, False, ["array"]]
NO_TEXT = [{"obj": "ect"}, 0, False, ["array"]]


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        pytest.param(GRAPHQL_JSON, GRAPHQL_JSON, id="22EB"),
        pytest.param(JSON, JSON, id="4655"),
        pytest.param("*/*", GRAPHQL_JSON, id="no preference"),
        pytest.param(None, GRAPHQL_JSON, id="no accept header"),
        pytest.param(f"{GRAPHQL_JSON}, {JSON};q=0.9", GRAPHQL_JSON, id="recommended header"),
        pytest.param(f"{GRAPHQL_JSON}; charset=utf-8, {JSON}; charset=utf-8", GRAPHQL_JSON, id="with charsets"),
        pytest.param(f"{GRAPHQL_JSON};q=0.1, {JSON}", JSON, id="quality decides"),
    ],
)
def test_answers_in_the_media_type_that_the_client_prefers(send: Send, accept: str | None, content_type: str) -> None:
    response = send(HELLO, accept=accept)

    assert (response.status_code, response["Content-Type"]) == (200, f"{content_type}; charset=utf-8")
    assert json.loads(response.content.decode("utf-8")) == {"data": {"__typename": "Query"}}  # 82A3


@pytest.mark.parametrize("accept", ["text/html", "application/json; charset=utf-16", "image/*"])
def test_refuses_a_client_that_accepts_neither(send: Send, accept: str) -> None:
    response = send(HELLO, accept=accept)

    assert (response.status_code, codes_of(response)) == (406, ["NOT_ACCEPTABLE"])
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(HELLO, id="34A2 13EE 2C94 03D4"),
        pytest.param({"query": "query Query { __typename }", "operationName": "Query"}, id="8161 B8B3"),
        pytest.param({**HELLO, "variables": None}, id="94B0 0220"),
        pytest.param({**HELLO, "operationName": None}, id="94B1 0221"),
        pytest.param({**HELLO, "extensions": None}, id="94B2 0222"),
        pytest.param(
            {"query": "query Q($name: String!) { greeting(name: $name) }", "variables": {"name": "x"}}, id="2EA1 28B9"
        ),
        pytest.param({**HELLO, "extensions": {"some": "value"}}, id="428F 1B7A"),
        pytest.param({**HELLO, "unknown": 1}, id="unknown properties are ignored"),
    ],
)
def test_executes_a_well_formed_request(send: Send, body: dict[str, Any], accept: str) -> None:
    response = send(body, accept=accept)

    assert response.status_code == 200
    assert content_of(response).keys() == {"data"}


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"", "BROKEN_JSON", id="A5BF no body"),
        pytest.param(b'{ "not a JSON', "BROKEN_JSON", id="60AA 2163 BCF8 B7N8"),
        pytest.param(b'{"query": "{ __typename }", "variables": {"x": NaN}}', "BROKEN_JSON", id="NaN is not JSON"),
        pytest.param(b"[" * 100_000, "BROKEN_JSON", id="nested without end"),
        pytest.param(b'{"query": "' + b"\xff\xfe" + b'"}', "BROKEN_ENCODING", id="broken UTF-8"),
        pytest.param('{"query": "{ __typename }"}'.encode("utf-16"), "BROKEN_ENCODING", id="UTF-16 unannounced"),
        pytest.param([HELLO], "BAD_REQUEST", id="a batch"),
        pytest.param({"qeury": "{ __typename }"}, "BAD_REQUEST", id="423L 3E36 17C5 34D6 3E3A"),
        *(pytest.param({"query": no}, "BAD_REQUEST", id=f"LKJ{i}") for i, no in enumerate(NO_TEXT)),
        *(pytest.param({**HELLO, "operationName": no}, "BAD_REQUEST", id=f"6C0{i}") for i, no in enumerate(NO_TEXT)),
        *(pytest.param({**HELLO, "variables": no}, "BAD_REQUEST", id=f"476{i}") for i, no in enumerate(NO_MAP)),
        *(pytest.param({**HELLO, "extensions": no}, "BAD_REQUEST", id=f"904{i}") for i, no in enumerate(NO_MAP)),
    ],
)
def test_refuses_a_malformed_request(send: Send, body: Any, code: str, accept: str) -> None:
    response = send(body, accept=accept)

    assert (response.status_code, codes_of(response)) == (400, [code])
    assert "data" not in content_of(response)


REQUEST_ERRORS = [
    pytest.param({"query": "{"}, id="865D 556A D586 572B document not readable"),
    pytest.param({"query": ""}, id="empty document"),
    pytest.param({"query": "{ noSuchField }"}, id="51FE 74FF 5E5B FDE2 not valid"),
    pytest.param({"query": "query A { __typename }", "operationName": "B"}, id="unknown operation"),
    pytest.param({"query": "subscription { greeting }"}, id="no such kind of operation"),
    pytest.param({"query": "query A { __typename } query B { __typename }"}, id="operation not chosen"),
    pytest.param(
        {"query": "query ($name: String!) { greeting(name: $name) }", "variables": {"name": 7}},
        id="86EE 7B9B variable of the wrong type",
    ),
    pytest.param({"query": "query ($name: String!) { greeting(name: $name) }"}, id="variable missing"),
    pytest.param({"query": 'query { doubled(amount: "1e5") }'}, id="literal of the wrong form"),
]


@pytest.mark.parametrize("body", REQUEST_ERRORS)
def test_answers_400_without_data_when_execution_never_began(send: Send, body: dict[str, Any]) -> None:
    response = send(body)

    assert response.status_code == 400
    assert content_of(response).keys() == {"errors"}
    assert all(codes_of(response))


@pytest.mark.parametrize("body", REQUEST_ERRORS)
def test_answers_200_in_plain_json_because_a_proxy_might_send_anything_else(send: Send, body: dict[str, Any]) -> None:
    response = send(body, accept=JSON)

    assert response.status_code == 200
    assert content_of(response).keys() == {"errors"}


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
@pytest.mark.parametrize(
    ("query", "data"), [("{ greeting crash }", {"greeting": "Hello world", "crash": None}), ("{ needed }", None)]
)
def test_keeps_the_data_entry_once_execution_began(send: Send, query: str, data: Any, accept: str) -> None:
    response = send({"query": query}, accept=accept)

    assert response.status_code == 200
    assert content_of(response)["data"] == data


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
def test_reads_queries_from_the_address(send: Send, accept: str) -> None:  # 5A70 D6D5 6A70
    query = urlencode(
        {
            "query": "query Q($name: String!) { greeting(name: $name) }",
            "variables": json.dumps({"name": "زرگر"}),
            "operationName": "Q",
            "extensions": "",
        }
    )
    response = send(method="GET", path=f"/graphql?{query}", accept=accept)

    assert (response.status_code, content_of(response)) == (200, {"data": {"greeting": "Hello زرگر"}})


def test_answers_head_like_get(send: Send) -> None:
    query = urlencode({"query": "{ __typename }"})
    head, get = (send(method=method, path=f"/graphql?{query}") for method in ("HEAD", "GET"))

    assert (head.status_code, head["Content-Type"]) == (get.status_code, get["Content-Type"])


def test_counts_an_empty_parameter_in_the_address_as_absent(send: Send) -> None:
    query = urlencode({"query": "{ __typename }", "operationName": "", "variables": ""})

    assert send(method="GET", path=f"/graphql?{query}").status_code == 200


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
def test_refuses_mutations_by_get(send: Send, accept: str) -> None:  # 9C48
    query = urlencode({"query": 'mutation { openDrawer(weight: "1") { __typename } }'})
    response = send(method="GET", path=f"/graphql?{query}", accept=accept)

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert codes_of(response) == ["METHOD_NOT_ALLOWED"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_refuses_other_methods_and_names_the_right_ones(send: Send, method: str) -> None:
    response = send(HELLO, method=method)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    "content_type",
    [
        pytest.param("", id="9ABE missing"),
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
    ],
)
def test_refuses_bodies_of_another_type_or_charset(send: Send, content_type: str) -> None:
    assert send(HELLO, content_type=content_type).status_code == 415


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_reads_utf_8_whether_it_is_said_or_not(send: Send, content_type: str) -> None:  # BF61 78D5
    assert send(HELLO, content_type=content_type).status_code == 200


def test_refuses_a_text_of_ten_megabytes_before_reading_it(send: Send) -> None:
    response = send({**HELLO, "variables": {"name": "x" * 10_000_000}})

    assert (response.status_code, codes_of(response)) == (413, ["REQUEST_TOO_LARGE"])


@pytest.mark.parametrize(
    "body",
    [
        {"query": "query ($name: String!) { greeting(name: $name) }", "variables": {"name": "a\x00b"}},
        {"query": "query ($name: String!) { greeting(name: $name) }", "variables": {"name": "a\ud800b"}},
        {"query": '{ greeting(name: "a\\u0000b") }'},
        {"query": "{ greeting\ud800 }"},
        {"query": "query A { greeting }", "operationName": "\ud800"},
    ],
)
def test_refuses_text_that_the_database_cannot_keep(send: Send, body: dict[str, Any]) -> None:
    response = send(body)

    assert (response.status_code, codes_of(response)) == (400, ["UNUSABLE_CHARACTERS"])


def test_every_answer_carries_the_request_id_and_is_not_cached(send: Send) -> None:
    response = send(b"no JSON")

    assert len(response["X-Request-ID"]) == 36
    assert response["Cache-Control"] == "private, no-store"
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize(("debug", "status"), [(True, 200), (False, 406)])
def test_shows_graphiql_to_developers_only(send: Send, settings: Any, debug: bool, status: int) -> None:
    settings.DEBUG = debug
    response = send(method="GET", accept="text/html")

    assert response.status_code == status
    assert (b"graphiql" in response.content.lower()) is debug
