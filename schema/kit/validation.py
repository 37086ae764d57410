"""Input that has the right types and still cannot be right: all its problems at once, each at its field.

How large a number may be, the services say; here are texts and lists::

    with validated() as check:
        name = check.text("name", input.name, maximum=200)
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile("[\t\n]")
MAX_SEARCH = 200
"""Characters; each word of it is a condition of the query."""


class Checks:
    """Collects the problems of fields; every check returns the value, clean where it is right."""

    def __init__(self) -> None:
        self.problems: dict[str, tuple[str, str | Promise]] = {}

    def refuse(self, path: str, code: str, message: str | Promise) -> None:
        """Note a problem; the first one of a field stays."""
        self.problems.setdefault(path, (code, message))

    def text(self, path: str, value: str, *, maximum: int, required: bool = True, lines: bool = False) -> str:
        """Check a text of at most ``maximum`` characters; return it trimmed, in Unicode's composed form (NFC)."""
        clean = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
        if _CONTROL.search(clean) or (not lines and _BREAK.search(clean)):
            self.refuse(path, "UNUSABLE_CHARACTERS", _("This contains characters that cannot be used."))
        elif len(clean) > maximum:
            self.refuse(path, "TOO_LONG", _("At most %s characters.") % maximum)
        elif required and not clean:
            self.refuse(path, "REQUIRED", _("This is needed."))
        return clean

    def entries[T](self, path: str, values: list[T], *, maximum: int, minimum: int = 0) -> list[T]:
        """Check how many entries a list has."""
        if len(values) < minimum:
            self.refuse(path, "TOO_FEW", _("At least %s.") % minimum)
        elif len(values) > maximum:
            self.refuse(path, "TOO_MANY", _("At most %s.") % maximum)
        return values


@contextmanager
def validated() -> Iterator[Checks]:
    """Collect what the block finds.

    Raises:
        InvalidInput: at the end of the block, if a field has a problem.
    """
    checks = Checks()
    yield checks
    if checks.problems:
        raise InvalidInput(checks.problems)


def searched(text: str | None) -> str:
    """Return what to search for, nothing when nothing is said.

    Raises:
        InvalidInput: it is too long to be a search.
    """
    with validated() as check:
        return check.text("filters.search", text or "", maximum=MAX_SEARCH, required=False)
