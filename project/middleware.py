"""What every request says of itself, and the headers that every answer carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import get_contextvars

from project.database.origin import Origin, acting

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
# The console's and GraphiQL's pages bring inline scripts; neither is ever served to a shop in production.
LOOSE_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval'")


class ContentSecurityMiddleware:
    """Sets the content security policy: nothing from anywhere else, no inline scripts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_loose = request.path.startswith("/console/") or (settings.DEBUG and request.path == "/graphql")
        response.headers.setdefault("Content-Security-Policy", LOOSE_POLICY if is_loose else POLICY)
        return response


class OriginMiddleware:
    """Says where a request's writes come from; who is behind them is known when somebody asks for the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = Origin(
            actor="anonymous",
            address=request.META.get("REMOTE_ADDR", ""),
            request_id=str(get_contextvars().get("request_id", "")),
            operation=f"{request.method} {request.path}",
        )
        with acting(origin):
            return self.get_response(request)
