"""The refusals a user can meet: one base class, so that every edge translates them in the same way."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BusinessError(Exception):
    """A rule said no. ``code`` and ``facts`` are the contract; the message is a plain translated sentence.

    ``field`` is the path of the input that caused it (``"lines.2.quantity"``), where there is one.
    """

    code: ClassVar[str] = "BUSINESS_ERROR"
    text: ClassVar[str | Promise] = _("This is not possible.")

    def __init__(self, *, field: str | None = None, **facts: Any) -> None:
        super().__init__(self.code)
        self.field = field
        self.facts = facts

    @property
    def message(self) -> str:
        """Return the sentence in the language that is active now, with its facts filled in."""
        return str(self.text) % self.facts if self.facts else str(self.text)


class InvalidInput(BusinessError):
    """Some fields cannot be right. ``fields`` maps a dotted path to what is wrong with it."""

    code = "INVALID_INPUT"
    text = _("Some of the information is missing or not valid.")

    def __init__(self, fields: dict[str, tuple[str, str | Promise]]) -> None:
        super().__init__()
        self.fields = fields


class NotFound(BusinessError):
    """The object does not exist here, or is not yours: the answer is the same."""

    code = "NOT_FOUND"
    text = _("This was not found.")


class LimitReached(BusinessError):
    """The shop's plan allows no more of ``limit`` (facts: limit, allowed, plan; things, the limit in words)."""

    code = "LIMIT_REACHED"
    text = _("Your plan “%(plan)s” allows %(allowed)s %(things)s.")
