"""Refusals as data, and input that is wrong in several fields at once."""

from typing import Any

import pytest

from project.errors import InvalidInput
from schema.kit.validation import validated
from tests.graph.kit.small_graph import Send, content_of

QUERY = """
mutation ($refusal: String) {
  openDrawer(weight: "1.50", refusal: $refusal) {
    __typename
    ... on OpenSuccess { weight }
    ... on Problem { code message path }
    ... on DrawerLockedProblem { opensAt }
    ... on InvalidInput { fields { path code message } }
    ... on LimitReached { limit allowed plan }
  }
}
"""


@pytest.mark.parametrize(
    ("refusal", "answer"),
    [
        (None, {"__typename": "OpenSuccess", "weight": "1.50"}),
        (
            "locked",
            {
                "__typename": "DrawerLockedProblem",
                "code": "DRAWER_LOCKED",
                "message": "The drawer is locked until noon.",
                "path": ["drawer", "frontSide"],
                "opensAt": "noon",
            },
        ),
        (
            "limit",
            {
                "__typename": "LimitReached",
                "code": "LIMIT_REACHED",
                "message": "Your plan “Basic” allows 3 drawers.",
                "path": None,
                "limit": "drawers",
                "allowed": 3,
                "plan": "Basic",
            },
        ),
        (
            "input",
            {
                "__typename": "InvalidInput",
                "code": "INVALID_INPUT",
                "message": "Some of the information is missing or not valid.",
                "path": None,
                "fields": [{"path": ["lines", "2", "netWeight"], "code": "TOO_SMALL", "message": "At least 0."}],
            },
        ),
    ],
)
def test_a_refusal_becomes_a_member_of_the_result(send: Send, refusal: str | None, answer: dict[str, Any]) -> None:
    response = send({"query": QUERY, "variables": {"refusal": refusal}})

    assert content_of(response) == {"data": {"openDrawer": answer}}


def problems_of(error: InvalidInput) -> dict[str, str]:
    return {path: code for path, (code, _) in error.fields.items()}


def test_all_problems_of_an_input_are_found_at_once() -> None:
    def read() -> None:
        with validated() as check:
            check.text("name", "   ", maximum=10)
            check.text("note", "x" * 11, maximum=10)
            check.text("sku", "a\x00b", maximum=10)
            check.text("title", "two\nlines", maximum=10)
            check.entries("lines", [], minimum=1, maximum=5)

    with pytest.raises(InvalidInput) as refused:
        read()

    assert problems_of(refused.value) == {
        "name": "REQUIRED",
        "note": "TOO_LONG",
        "sku": "UNUSABLE_CHARACTERS",
        "title": "UNUSABLE_CHARACTERS",
        "lines": "TOO_FEW",
    }


def test_right_input_comes_back_clean() -> None:
    with validated() as check:
        assert check.text("name", "  می‌خواهم ", maximum=10) == "می‌خواهم"
        assert check.text("name", "e\u0301", maximum=1) == "é"
        assert check.text("note", "two\r\nlines", maximum=10, lines=True) == "two\nlines"
        assert check.text("email", "", maximum=10, required=False) == ""


def test_the_first_problem_of_a_field_stays() -> None:
    def read() -> None:
        with validated() as check:
            check.refuse("name", "TAKEN", "Taken.")
            check.text("name", "", maximum=5)

    with pytest.raises(InvalidInput) as refused:
        read()

    assert problems_of(refused.value) == {"name": "TAKEN"}
