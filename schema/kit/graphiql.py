"""The page on which developers try the graph."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from strawberry.http.ides import get_graphql_ide_html

from schema.kit.over_http import GRAPHQL_JSON

CDN = "https://unpkg.com"
# Strawberry's page loads GraphiQL from there, pinned by checksums, and starts it inline.
POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' 'unsafe-inline' 'unsafe-eval' {CDN}",
        f"style-src 'self' 'unsafe-inline' {CDN}",
        f"font-src 'self' data: {CDN}",
        "img-src 'self' data:",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
    )
)


def wants_page(request: HttpRequest) -> bool:
    """Return whether a browser came to look, with no operation."""
    is_visit = request.method == "GET" and "query" not in request.GET
    return is_visit and request.get_preferred_type([GRAPHQL_JSON, "text/html"]) == "text/html"


def graphiql(request: HttpRequest) -> HttpResponse:
    get_token(request)  # so that the cookie is there from which the page takes its CSRF header
    return HttpResponse(get_graphql_ide_html("graphiql"), headers={"Content-Security-Policy": POLICY})
