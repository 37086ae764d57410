"""Top-level errors a client meets on purpose: they have a code in ``extensions`` and a translated sentence."""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from graphql import GraphQLError


class Refused(GraphQLError):
    """The base class. ``extensions`` carries the code and the facts, which are the contract."""

    code: ClassVar[str]
    text: ClassVar[str | Promise]

    def __init__(self, **facts: Any) -> None:
        super().__init__(str(self.text) % facts if facts else str(self.text), extensions={"code": self.code, **facts})


class Forbidden(Refused):
    """Facts: permission."""

    code = "FORBIDDEN"
    text = _("You are not allowed to do this.")


class WrongHost(Refused):
    """Facts: host = SHOP or PLATFORM, where the field does answer."""

    code = "WRONG_HOST"
    text = _("This is not available at this address.")


class ObjectNotFound(Refused):
    code = "NOT_FOUND"
    text = _("This was not found.")


class InvalidCursor(Refused):
    code = "INVALID_CURSOR"
    text = _("This page of the list cannot be found. Start again from the first page.")


class InvalidPageSize(Refused):
    """Facts: maximum."""

    code = "INVALID_PAGE_SIZE"
    text = _("Ask for either the first or the last 0 to %(maximum)s entries.")


class LimitExceeded(Refused):
    """The document asks for more than one request may have (facts: limit, allowed)."""

    code = "LIMIT_EXCEEDED"
    text = _("This request is too large (%(limit)s: %(allowed)s allowed).")


class IntrospectionDisabled(Refused):
    code = "INTROSPECTION_DISABLED"
    text = _("The schema cannot be read here.")


class UnusableCharacters(Refused):
    """Facts: path. Text with NUL or half a surrogate pair is in no alphabet, and PostgreSQL cannot keep it."""

    code = "UNUSABLE_CHARACTERS"
    text = _("The text contains characters that cannot be used (%(path)s).")


class OperationNotChosen(Refused):
    code = "OPERATION_NOT_CHOSEN"
    text = _("Say with operationName which of the operations to run.")
