"""What is wrong with a row before it is written, by field, in the codes that clients know."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type FieldProblems = dict[str, tuple[str, str | Promise]]
"""Dotted path of the field → code and message, as ``InvalidInput`` takes them."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CODES = {
    "blank": "REQUIRED",
    "null": "REQUIRED",
    "max_length": "TOO_LONG",
    "min_value": "TOO_SMALL",
    "max_value": "TOO_LARGE",
    "max_digits": "TOO_LARGE",
    "max_whole_digits": "TOO_LARGE",
    "max_decimal_places": "TOO_PRECISE",
    "invalid_choice": "UNKNOWN",
}
"""Django's codes in our words; any other is NOT_VALID."""


def field_problems(row: Model, *, exclude: Collection[str] = (), under: str = "") -> FieldProblems:
    """Check each field of ``row`` by what the model says of it; asks the database nothing.

    ``under`` is the path of the row in the input (``"stones.0"``). Control characters are refused in every text.
    Imports ask this for many thousand rows that are much alike, which is why verdicts on numbers and choices are kept.
    """
    prefix, values = f"{under}." if under else "", row.__dict__
    problems: FieldProblems = {}
    for field, attribute, default in _checked_fields(type(row), frozenset(exclude)):
        value = values.get(attribute)
        if value == default or (not value and field.blank and value in field.empty_values):
            continue
        if field.choices:
            refusal = _kept_refusal(field, "", value)
        elif isinstance(value, Decimal):
            refusal = _kept_refusal(field, str(value), value)
        else:
            refusal = _refusal(field, value)
        if refusal is not None:
            problems[prefix + field.name] = (_CODES.get(refusal.code or "", "NOT_VALID"), refusal.messages[0])
    for name in _fields_with_control_characters(values):
        if name not in exclude:
            problems[prefix + name] = "UNUSABLE_CHARACTERS", _("This contains characters that cannot be used.")
    return problems


@cache
def _checked_fields(model: type[Model], exclude: frozenset[str]) -> "list[tuple[Field[Any, Any], str, Any]]":
    """Return the fields with their defaults, which need no check; not relations: they would ask the database."""
    fields = (field for field in model._meta.concrete_fields if not field.is_relation and not field.generated)
    return [(field, field.attname, field.default) for field in fields if field.name not in exclude]


def _refusal(field: "Field[Any, Any]", value: Any) -> ValidationError | None:
    is_plain = type(field) is CharField and not field.choices and len(field.validators) == 1
    if is_plain and value and len(value) <= (field.max_length or 0):
        return None  # its only validator is that of its length
    try:
        field.clean(value, None)
    except ValidationError as error:
        first: ValidationError = error.error_list[0]
        return first
    return None


@lru_cache(maxsize=20_000)
def _kept_refusal(field: "Field[Any, Any]", _text: str, value: Any) -> ValidationError | None:
    """Remember the verdict; the text is part of the key because 1 equals 1.00000, which has too many places."""
    return _refusal(field, value)


def _fields_with_control_characters(values: Mapping[str, Any]) -> list[str]:
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if not has_control_characters("".join(texts.values())):
        return []
    return [name for name, text in texts.items() if has_control_characters(text)]


def has_control_characters(text: str) -> bool:
    """Return whether ``text`` has characters that are none: control codes (line breaks may stay), half surrogates."""
    return _CONTROL.search(text) is not None
