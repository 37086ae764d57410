"""What is wrong with a row before it is written, by field, in the codes that clients know."""

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import NOT_PROVIDED, Model
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
    """
    prefix = f"{under}." if under else ""
    problems: FieldProblems = {}
    try:
        row.clean_fields(exclude={*exclude, *_fields_at_default(row)})
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            first = errors[0]
            problems[prefix + name] = (_CODES.get(first.code or "", "NOT_VALID"), first.messages[0])
    for name in _fields_with_control_characters(row):
        if name not in exclude:
            problems[prefix + name] = "UNUSABLE_CHARACTERS", _("This contains characters that cannot be used.")
    return problems


def _fields_at_default(row: Model) -> list[str]:
    """Name the fields that nobody filled: our own defaults need no check, and imports ask for many thousand rows."""
    values = row.__dict__
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.default is not NOT_PROVIDED and values.get(field.attname) == field.default
    ]


def _fields_with_control_characters(row: Model) -> list[str]:
    texts = {name: value for name, value in row.__dict__.items() if isinstance(value, str)}
    if not has_control_characters("".join(texts.values())):
        return []
    return [name for name, text in texts.items() if has_control_characters(text)]


def has_control_characters(text: str) -> bool:
    """Return whether ``text`` has characters that are none: control codes (line breaks may stay), half surrogates."""
    return _CONTROL.search(text) is not None
