"""The last net: what a client is told when something went wrong, and what the log is told."""

import traceback
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import Error as DatabaseError
from django.utils.translation import gettext as _
from graphql import GraphQLError, GraphQLFormattedError
from strawberry.exceptions import StrawberryInputCoercionError

from project.errors import BusinessError
from schema.kit.over_http import RequestRefused
from schema.kit.refusals import ObjectNotFound

INTERNAL = "INTERNAL"
log = structlog.get_logger("zargar.graph")


def told(error: GraphQLError, *, request_id: str, default_code: str) -> GraphQLFormattedError:
    """Return what the client reads: a typed refusal as it is, everything unexpected as one masked sentence."""
    formatted = error.formatted
    refusal = _refusal(error)
    if refusal is None:
        return {**formatted, **internal_error(error.original_error or error, request_id=request_id)}
    # graphql-core proposes names that are near; only developers may learn them that way.
    formatted["message"] = refusal.message if settings.DEBUG else refusal.message.partition(" Did you mean ")[0]
    formatted["extensions"] = refusal.extensions or {"code": default_code}
    return formatted


def internal_error(error: BaseException, *, request_id: str) -> GraphQLFormattedError:
    """Log what happened and return the masked error."""
    _log_unexpected(error, request_id=request_id)
    message = _("Something went wrong on our side. If it happens again, tell us this number: %s.") % request_id
    return {"message": message, "extensions": {"code": INTERNAL, "requestId": request_id}}


def _refusal(error: GraphQLError) -> GraphQLError | None:
    """Return the error that was raised on purpose, or None."""
    match error.original_error:
        case None:
            return error
        case StrawberryInputCoercionError():
            return GraphQLError(error.message, extensions={"code": "INVALID_VALUE"})
        case GraphQLError() as refusal:
            return refusal if refusal.extensions else error
        case ObjectDoesNotExist():
            return ObjectNotFound()
        case BusinessError() | RequestRefused() as refusal:
            return GraphQLError(str(refusal.message), extensions={"code": refusal.code})
    return None


def _log_unexpected(error: BaseException, *, request_id: str) -> None:
    # Messages of exceptions quote values, and values are people's: the stack and the database's own names must do.
    diagnosis: dict[str, Any] = {}
    if isinstance(error, DatabaseError) and (cause := getattr(error.__cause__, "diag", None)):
        diagnosis = {"sqlstate": cause.sqlstate, "constraint": cause.constraint_name, "table": cause.table_name}
    log.error(
        "graph.unexpected_error",
        error=f"{type(error).__module__}.{type(error).__qualname__}",
        stack="".join(traceback.format_tb(error.__traceback__)),
        request_id=request_id,
        **diagnosis,
    )
