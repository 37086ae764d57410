"""Numbers cross the wire as exact decimal text, times with their offset."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from graphql import GraphQLError

from schema.kit.scalars import parse_decimal, parse_moment, serialize_decimal, serialize_moment
from tests.graph.kit.small_graph import Send, codes_of, content_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-8"), "0.00000000"),
        (Decimal("-12.5000"), "-12.5000"),
        (Decimal("12345678901234567890.1234"), "12345678901234567890.1234"),
        (7, "7"),
    ],
)
def test_writes_plain_notation_with_the_digits_that_are_there(value: Decimal, text: str) -> None:
    assert serialize_decimal(value) == text


@pytest.mark.parametrize("value", ["12.50", "-0.1", "0", 12, "1" * 40])
def test_reads_plain_decimal_text_and_whole_numbers(value: Any) -> None:
    assert parse_decimal(value) == Decimal(str(value))


@pytest.mark.parametrize(
    "value",
    ["1e5", "NaN", "Infinity", "", " 1", "1,5", "۱۲", "1.", ".5", "+1", "0x1", "1_000", "1" * 41, 1.5, True, []],
)
def test_refuses_any_other_number(value: Any) -> None:
    with pytest.raises(GraphQLError, match="decimal number as text"):
        parse_decimal(value)


def test_refuses_to_write_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="finite"):
        serialize_decimal(Decimal("NaN"))


@pytest.mark.parametrize("amount", ["1e5", 0.1, None])
def test_a_wrong_number_in_a_variable_is_refused_with_its_place(send: Send, amount: Any) -> None:
    query = "query ($amount: Money!) { doubled(amount: $amount) }"
    response = send({"query": query, "variables": {"amount": amount}})

    assert (response.status_code, codes_of(response)) == (400, ["INVALID_OPERATION"])
    assert "$amount" in content_of(response)["errors"][0]["message"]


def test_an_exact_amount_survives_the_journey(send: Send) -> None:
    assert content_of(send({"query": '{ doubled(amount: "0.1") }'})) == {"data": {"doubled": "0.2"}}


def test_a_moment_has_an_offset() -> None:
    tehran = datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=3, minutes=30)))

    assert parse_moment("2026-01-31T12:00:00+03:30") == tehran
    assert parse_moment("2026-01-31T08:30:00Z") == tehran
    assert serialize_moment(tehran.astimezone(UTC)) == "2026-01-31T08:30:00+00:00"


@pytest.mark.parametrize("value", ["2026-01-31T12:00:00", "2026-01-31", "yesterday", "", 5, None])
def test_refuses_a_moment_without_offset_or_sense(value: Any) -> None:
    with pytest.raises(GraphQLError):
        parse_moment(value)
