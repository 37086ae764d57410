"""GraphQL over HTTP: which request is well-formed, and in which media type and status it is answered.

https://graphql.github.io/graphql-over-http/ (GET and POST), with uploads by
https://github.com/jaydenseric/graphql-multipart-request-spec.
"""

import json
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from schema.kit.uploads import UploadsNotReadable, with_files

GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"
MAX_BODY = 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
ALLOWED_METHODS = ("GET", "HEAD", "POST")


class RequestRefused(Exception):
    """The request is answered without being executed."""

    def __init__(self, status: int, code: str, message: str | Promise, headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.headers = status, code, message, headers or {}


@dataclass(frozen=True, kw_only=True)
class GraphRequest:
    query: str
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    extensions: dict[str, Any] = field(default_factory=dict)


def response_type(request: HttpRequest) -> str:
    """Return the media type to answer in; without preference it is GraphQL's own.

    Raises:
        RequestRefused: the client accepts neither (406).
    """
    offers = {offer: kind for kind in (GRAPHQL_JSON, PLAIN_JSON) for offer in (kind, f"{kind}; charset=utf-8")}
    preferred = request.get_preferred_type(list(offers))
    if preferred is None:
        raise RequestRefused(406, "NOT_ACCEPTABLE", _("Accept “%s” or “%s”.") % (GRAPHQL_JSON, PLAIN_JSON))
    return offers[preferred]


def read_request(request: HttpRequest) -> GraphRequest:
    """Return the parameters of a well-formed request.

    Raises:
        RequestRefused: method (405), size (413), content type (415) or content (400) is not what it must be.
    """
    if request.method not in ALLOWED_METHODS:
        raise RequestRefused(
            405, "METHOD_NOT_ALLOWED", _("Use GET or POST."), headers={"Allow": ", ".join(ALLOWED_METHODS)}
        )
    parameters = _from_body(request) if request.method == "POST" else _from_url(request)
    query = parameters.get("query")
    if not isinstance(query, str):
        raise _malformed(_("“query” must be a text with a GraphQL document."))
    operation_name = parameters.get("operationName")
    if not isinstance(operation_name, str | None):
        raise _malformed(_("“operationName” must be a text."))
    return GraphRequest(
        query=query,
        operation_name=operation_name,
        variables=_object(parameters, "variables"),
        extensions=_object(parameters, "extensions"),
    )


def _from_url(request: HttpRequest) -> dict[str, Any]:
    # An empty parameter counts as one that is not there.
    given: dict[str, Any] = {name: value for name, value in request.GET.items() if value}
    return {
        name: _decoded(value, what=name) if name in ("variables", "extensions") else value
        for name, value in given.items()
    }


def _from_body(request: HttpRequest) -> dict[str, Any]:
    content_type, charset = request.content_type, (request.content_params or {}).get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise RequestRefused(415, "UNSUPPORTED_CHARSET", _("The request must be encoded in UTF-8."))
    if content_type == "multipart/form-data":
        return _from_form(request)
    if content_type != PLAIN_JSON:
        raise RequestRefused(415, "UNSUPPORTED_MEDIA_TYPE", _("Send “application/json” or “multipart/form-data”."))
    _limit_size(request, MAX_BODY)
    parameters = _decoded(request.body, what="body")
    if not isinstance(parameters, dict):
        raise _malformed(_("The request must be a JSON object."))
    return parameters


def _from_form(request: HttpRequest) -> dict[str, Any]:
    _limit_size(request, MAX_UPLOAD)
    try:
        form, files = request.POST, request.FILES
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise _malformed(_("The form cannot be read.")) from error
    texts = [form.get(name, "") for name in ("operations", "map")]
    if any(len(text) > MAX_BODY for text in texts):
        raise _too_large(MAX_BODY)
    operations, placement = _decoded(texts[0], what="operations"), _decoded(texts[1], what="map")
    try:
        return with_files(operations, placement, files)
    except UploadsNotReadable as error:
        raise _malformed(_("“map” does not fit the files and “operations”.")) from error


def _limit_size(request: HttpRequest, allowed: int) -> None:
    if int(request.META.get("CONTENT_LENGTH") or 0) > allowed:
        raise _too_large(allowed)


def _decoded(source: str | bytes, *, what: str) -> Any:
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        raise RequestRefused(400, "BROKEN_ENCODING", _("The request is not valid UTF-8.")) from error
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RequestRefused(400, "BROKEN_JSON", _("This is not valid JSON (%s).") % what) from error


def _no_constant(name: str) -> NoReturn:
    # Python reads NaN and Infinity, which are not JSON.
    raise ValueError(name)


def _object(parameters: dict[str, Any], name: str) -> dict[str, Any]:
    value = parameters.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _malformed(_("“%s” must be a JSON object.") % name)
    return value


def _malformed(message: str) -> RequestRefused:
    return RequestRefused(400, "BAD_REQUEST", message)


def _too_large(allowed: int) -> RequestRefused:
    return RequestRefused(
        413, "REQUEST_TOO_LARGE", _("The request is too large; %s MB are allowed.") % (allowed // 1024 // 1024)
    )
