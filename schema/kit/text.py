"""Which texts can be kept at all."""

import re
from typing import Any

from schema.kit.refusals import UnusableCharacters

_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


def is_unusable(text: str) -> bool:
    """Return whether ``text`` has NUL, which PostgreSQL cannot keep, or half of a surrogate pair."""
    return _UNUSABLE.search(text) is not None


def refuse_unusable(value: Any, *, path: str) -> None:
    """Look through the texts of ``value``, however deep.

    Raises:
        UnusableCharacters: one of them cannot be kept; names the place.
    """
    if isinstance(value, str):
        if is_unusable(value):
            raise UnusableCharacters(path=path)
    elif isinstance(value, dict):
        for key, below in value.items():
            refuse_unusable(key, path=path)
            refuse_unusable(below, path=f"{path}.{key}")
    elif isinstance(value, list):
        for position, below in enumerate(value):
            refuse_unusable(below, path=f"{path}.{position}")
