"""Cells that a spreadsheet would run as a formula (CWE-1236): marked as text on the way out, unmarked on the way in."""

import re

_STARTERS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def harmless(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay."""
    return f"'{text}" if text.startswith(_STARTERS) and not _NUMBER.fullmatch(text) else text


def as_written(text: str) -> str:
    """Undo ``harmless``."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTERS) else text
