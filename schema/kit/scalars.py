"""Exact numbers and times on the wire. Numbers travel as plain decimal text: a JSON number would become a float."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

Money = NewType("Money", Decimal)
Grams = NewType("Grams", Decimal)
Amount = NewType("Amount", Decimal)
Fineness = NewType("Fineness", Decimal)
Carat = NewType("Carat", Decimal)
Rate = NewType("Rate", Decimal)
Percent = NewType("Percent", Decimal)
Millimetres = NewType("Millimetres", Decimal)

_PLAIN = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,20})?")


def parse_decimal(value: Any) -> Decimal:
    """Read plain decimal text (or a whole JSON number). How large it may be, the use case decides."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not _PLAIN.fullmatch(value):
        raise GraphQLError('Expected a decimal number as text, such as "12.50".')
    return Decimal(value)


def serialize_decimal(value: Decimal | int) -> str:
    """Write a finite decimal without exponent, with the digits that it has."""
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("Not a finite number.")
    return format(number, "f")


def parse_moment(value: Any) -> datetime:
    """Read an ISO 8601 date and time that says its offset from UTC."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise GraphQLError("Expected an ISO 8601 date and time.") from error
    if moment.tzinfo is None:
        raise GraphQLError('Expected a date and time with an offset, such as "2026-01-31T12:00:00+03:30".')
    return moment


def serialize_moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("A time without offset.")
    return value.isoformat()


def _decimal(name: str, description: str) -> ScalarDefinition:
    return strawberry.scalar(name=name, description=description, serialize=serialize_decimal, parse_value=parse_decimal)


SCALARS: dict[object, ScalarDefinition] = {
    Money: _decimal("Money", "An amount of money as exact decimal text; its currency stands beside it."),
    Grams: _decimal("Grams", "A weight in grams as exact decimal text; for goods by the piece their number."),
    Amount: _decimal("Amount", "Money or grams, as exact decimal text; what it is of stands beside it."),
    Fineness: _decimal("Fineness", "Parts of fine metal in a thousand, as exact decimal text."),
    Carat: _decimal("Carat", "The weight of stones in metric carats (0.2 g), as exact decimal text."),
    Rate: _decimal("Rate", "Money for one gram of fine metal, as exact decimal text."),
    Percent: _decimal("Percent", "Parts in a hundred, as exact decimal text."),
    Millimetres: _decimal("Millimetres", "A length on paper in millimetres, as exact decimal text."),
    datetime: strawberry.scalar(
        name="DateTime",
        description="ISO 8601 date and time with its offset from UTC.",
        serialize=serialize_moment,
        parse_value=parse_moment,
    ),
}
