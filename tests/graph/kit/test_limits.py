"""What one request may ask for, and that nothing gets around it."""

import time
from typing import Any

import pytest

from schema.kit.limits import MAX_ALIASES, MAX_COST, MAX_DEPTH, MAX_DIRECTIVES, MAX_TOKENS
from tests.graph.kit.small_graph import Send, codes_of, content_of


def limit_of(send: Send, query: str, variables: dict[str, Any] | None = None) -> str | None:
    """Return the limit that the query is refused for, or nothing when it is executed."""
    response = send({"query": query, "variables": variables})
    errors = content_of(response).get("errors", [])
    if not errors:
        return None
    assert (response.status_code, codes_of(response)) == (400, ["LIMIT_EXCEEDED"])
    limit: str = errors[0]["extensions"]["limit"]
    return limit


def nested(depth: int) -> str:
    return "{ piece " + "{ owner " * (depth - 2) + "{ name }" + " }" * (depth - 1)


def test_depth_ends_at_its_limit(send: Send) -> None:
    assert limit_of(send, nested(MAX_DEPTH)) is None
    assert limit_of(send, nested(MAX_DEPTH + 1)) == "depth"


@pytest.mark.parametrize("depth", [50, 250, 450, 600])
def test_nesting_that_breaks_other_tools_is_only_too_deep(send: Send, depth: int) -> None:
    assert limit_of(send, nested(depth)) == "depth"


def test_depth_counts_through_fragments(send: Send) -> None:
    half = MAX_DEPTH // 2 + 1
    deep = "{ owner " * half + "{ ...Rest }" + " }" * half
    query = f"{{ piece {deep} }} fragment Rest on Piece " + "{ owner " * half + "{ name }" + " }" * half

    assert limit_of(send, query) == "depth"


def test_aliases_end_at_their_limit(send: Send) -> None:
    aliases = [f"a{n}: greeting" for n in range(MAX_ALIASES + 1)]

    assert limit_of(send, "{" + " ".join(aliases[:-1]) + "}") is None
    assert limit_of(send, "{" + " ".join(aliases) + "}") == "aliases"


def test_directives_end_at_their_limit(send: Send) -> None:
    directives = " ".join("@include(if: true)" for _ in range(MAX_DIRECTIVES + 1))

    assert limit_of(send, f"{{ greeting {directives} }}") == "directives"


def test_tokens_end_at_their_limit_before_the_document_is_read_through(send: Send) -> None:
    assert limit_of(send, "{" + " greeting" * MAX_TOKENS + "}") == "tokens"


def test_a_list_costs_as_often_as_it_has_rows(send: Send) -> None:
    # piece + 10 × (parts + 10 × (parts + …)): four lists make 1 + 10 + 100 + 1,000 + 10,000 and more.
    lists = "{ parts " * 5 + "{ name }" + " }" * 5

    assert limit_of(send, f"{{ piece {lists} }}") == "cost"


@pytest.mark.parametrize(
    ("argument", "variables", "refused"),
    [
        ("first: 1", {}, None),
        ("first: 100", {}, "cost"),
        ("first: $n", {"n": 1}, None),
        ("first: $n", {"n": 100}, "cost"),
        ("first: -5", {}, "cost"),
        ("first: $n", {}, "cost"),
    ],
)
def test_a_page_costs_as_much_as_was_asked_for(
    send: Send, argument: str, variables: dict[str, int], refused: str | None
) -> None:
    lists = "{ parts { parts { name owner { name } owner { name } } } }"
    declared = "($n: Int)" if "$" in argument else ""

    assert limit_of(send, f"query Q{declared} {{ piece({argument}) {lists} }}", variables) == refused


def test_a_bomb_of_fragments_is_refused_at_once(send: Send) -> None:
    fragments = [f"fragment F{n} on Piece {{ ...F{n + 1} ...F{n + 1} owner {{ ...F{n + 1} }} }}" for n in range(30)]
    query = "{ piece { ...F0 } } " + " ".join(fragments) + " fragment F30 on Piece { name }"

    started = time.monotonic()
    assert limit_of(send, query) in {"depth", "cost"}
    assert time.monotonic() - started < 1


def test_a_cycle_of_fragments_ends_and_is_invalid(send: Send) -> None:
    query = "{ piece { ...A } } fragment A on Piece { owner { ...B } } fragment B on Piece { owner { ...A } }"
    response = send({"query": query})

    assert (response.status_code, codes_of(response)) == (400, ["INVALID_OPERATION"])
    assert "Cannot spread fragment" in content_of(response)["errors"][0]["message"]


def test_an_operation_that_is_not_run_is_measured_too(send: Send) -> None:
    query = "query Small { __typename } query Large " + nested(MAX_DEPTH + 1)

    response = send({"query": query, "operationName": "Small"})

    assert codes_of(response) == ["LIMIT_EXCEEDED"]


@pytest.mark.parametrize("query", ["{ __schema { types { name } } }", '{ a: __type(name: "Query") { name } }'])
@pytest.mark.parametrize("debug", [True, False])
def test_only_developers_read_the_schema(send: Send, settings: Any, query: str, *, debug: bool) -> None:
    settings.DEBUG = debug

    assert codes_of(send({"query": query})) == ([] if debug else ["INTROSPECTION_DISABLED"])


@pytest.mark.parametrize(
    "query",
    [
        "{ greetin }",
        "{ greeting(nam: 1) }",
        "{ piece { ... on Pieces { name } } }",
        "query ($n: Strin) { greeting(name: $n) }",
    ],
)
def test_does_not_help_to_guess_names(send: Send, query: str) -> None:
    response = send({"query": query})

    assert response.status_code == 400
    assert "Did you mean" not in response.content.decode()


def test_the_limits_leave_room_for_a_screen() -> None:
    assert (MAX_DEPTH, MAX_ALIASES, MAX_DIRECTIVES, MAX_TOKENS, MAX_COST) == (15, 40, 40, 2_000, 20_000)
