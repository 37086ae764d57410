"""How tokens reach a client: in the answer, or in cookies that no script can read."""

import uuid
from datetime import datetime
from enum import Enum

import strawberry
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shared_apps.identity.services.authenticate_request import ACCESS_COOKIE, REFRESH_COOKIE
from shared_apps.identity.services.sessions import Client
from shared_apps.identity.tokens import Tokens

GRAPH_PATH = "/graphql"


@strawberry.enum(description="Where a client wants its tokens.")
class TokenDelivery(Enum):
    COOKIE = "COOKIE"
    BEARER = "BEARER"


def client_of(request: HttpRequest, client_id: uuid.UUID) -> Client:
    """Return who asks. The address is the peer's: a proxy in front must set it, headers are anybody's to write."""
    return Client(
        client_id=client_id,
        user_agent=request.headers.get("User-Agent", ""),
        address=request.META.get("REMOTE_ADDR", ""),
    )


def set_cookies(response: HttpResponse, tokens: Tokens) -> None:
    """Give a browser its tokens, for this host alone; the refresh token goes to the graph and nowhere else."""
    _set(response, ACCESS_COOKIE, tokens.access_token, tokens.access_expires_at, path="/")
    _set(response, REFRESH_COOKIE, tokens.refresh_token, tokens.refresh_expires_at, path=GRAPH_PATH)


def clear_cookies(response: HttpResponse) -> None:
    response.delete_cookie(ACCESS_COOKIE, path="/", samesite="Lax")
    response.delete_cookie(REFRESH_COOKIE, path=GRAPH_PATH, samesite="Lax")


def _set(response: HttpResponse, name: str, value: str, expires_at: datetime, *, path: str) -> None:
    response.set_cookie(
        name,
        value,
        expires=expires_at,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
