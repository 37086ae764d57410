"""Headers that every answer carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

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
