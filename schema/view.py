"""The one address of the graph, on every host."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override
from graphql import GraphQLError, GraphQLFormattedError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from schema.kit.build import Schema
from schema.kit.context import Context, current_request_id
from schema.kit.csrf import relies_on_cookies, require_csrf
from schema.kit.errors import INTERNAL, internal_error, told
from schema.kit.graphiql import graphiql, wants_page
from schema.kit.over_http import PLAIN_JSON, GraphRequest, RequestRefused, read_request, response_type
from schema.kit.refusals import Refused
from schema.kit.text import refuse_unusable
from shared_apps.fair_use.errors import Overused
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.errors import TenantNotOpen


class GraphView:
    """Answers GraphQL-over-HTTP requests with one schema."""

    csrf_exempt = True  # the graph checks it itself, and answers in its own form

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEBUG and wants_page(request):
            return graphiql(request)
        response = HttpResponse(content_type=PLAIN_JSON)
        context = Context(request=request, response=response, request_id=current_request_id())
        status, content = self._answer(context)
        response.status_code = status
        response.content = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        response["X-Request-ID"] = context.request_id
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Accept"])
        return response

    def _answer(self, context: Context) -> tuple[int, dict[str, Any]]:
        """Return the status and the content; everything that goes wrong ends here."""
        try:
            media_type = response_type(context.request)
            context.response["Content-Type"] = f"{media_type}; charset=utf-8"
            _refuse_closed_shop(context)
            _refuse_overuse(context)
            asked = read_request(context.request)
            if context.request.method == "POST" and relies_on_cookies(context.request):
                require_csrf(context.request)
            result = self._execute(asked, context)
            content = self._content(result, context)
            return _status(content, media_type), content
        except RequestRefused as refusal:
            for name, value in refusal.headers.items():
                context.response[name] = value
            error: GraphQLFormattedError = {"message": str(refusal.message), "extensions": {"code": refusal.code}}
            return refusal.status, {"errors": [error]}
        except Exception as error:  # noqa: BLE001  (the last net: nothing but this may catch everything)
            return 500, {"errors": [internal_error(error, request_id=context.request_id)]}

    def _execute(self, asked: GraphRequest, context: Context) -> ExecutionResult:
        # A subscription passes here and is refused by validation: the schema has none.
        allowed = set(OperationType) if context.request.method == "POST" else {OperationType.QUERY}
        try:
            for name in ("query", "operation_name", "variables"):
                refuse_unusable(getattr(asked, name), path=name)
            return self.schema.execute_sync(
                asked.query,
                variable_values=asked.variables,
                context_value=context,
                operation_name=asked.operation_name,
                allowed_operation_types=allowed,
            )
        except InvalidOperationTypeError as error:
            raise RequestRefused(
                405, "METHOD_NOT_ALLOWED", _("Use POST for mutations."), headers={"Allow": "POST"}
            ) from error
        except MissingQueryError:
            return _failed(GraphQLError(_("The document is empty.")))
        except CannotGetOperationTypeError:
            return _failed(GraphQLError(_("There is no such operation in the document.")))
        except Refused as refusal:
            return _failed(refusal)

    def _content(self, result: ExecutionResult, context: Context) -> dict[str, Any]:
        code = "EXECUTION_FAILED" if context.execution_began else "INVALID_OPERATION"
        content: dict[str, Any] = {"data": result.data} if context.execution_began else {}
        if result.errors:
            content["errors"] = [
                told(error, request_id=context.request_id, default_code=code) for error in result.errors
            ]
        return content


def _failed(error: GraphQLError) -> ExecutionResult:
    return ExecutionResult(data=None, errors=[error])


def _status(content: dict[str, Any], media_type: str) -> int:
    """Return the status of a well-formed request: 200 once it was executed, be it with errors.

    What the request itself made impossible is 400, but 200 in plain JSON, where a proxy might have sent anything else.
    """
    if "data" in content:
        return 200
    if any(error["extensions"]["code"] == INTERNAL for error in content["errors"]):
        return 500
    return 200 if media_type == PLAIN_JSON else 400


def _refuse_closed_shop(context: Context) -> None:
    if not TenantStatus(context.tenant.status).is_open:
        with override(context.tenant.language):
            raise RequestRefused(403, TenantNotOpen.code, str(TenantNotOpen.text))


def _refuse_overuse(context: Context) -> None:
    overused: Overused | None = getattr(context.request, "overused", None)
    if overused is not None:
        headers = {"Retry-After": str(overused.retry_after)}
        raise RequestRefused(429, overused.code, overused.text, headers=headers)
