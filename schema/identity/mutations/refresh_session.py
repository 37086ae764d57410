import uuid
from datetime import datetime
from typing import Annotated

import strawberry
from django.utils import timezone

from schema.identity.delivery import TokenDelivery, clear_cookies, client_of, set_cookies
from schema.identity.types import Tokens, Viewer
from schema.kit.context import Info
from schema.kit.csrf import require_csrf
from schema.kit.permissions import on_any_host, public_field
from schema.kit.problems import Problem
from shared_apps.identity import errors
from shared_apps.identity.services.authenticate_request import REFRESH_COOKIE
from shared_apps.identity.services.sessions import refresh_session


@strawberry.input
class RefreshSessionInput:
    client_id: uuid.UUID
    delivery: TokenDelivery = TokenDelivery.COOKIE
    refresh_token: str | None = strawberry.field(
        default=None, description="Only with delivery BEARER; browsers send their cookie."
    )


@strawberry.type
class RefreshSessionSuccess:
    viewer: Viewer
    access_expires_at: datetime
    tokens: Tokens | None = strawberry.field(description="Only with delivery BEARER.")


@strawberry.type(description="The session is over: log in again.")
class SessionEnded(Problem):
    pass


RefreshSessionResult = Annotated[RefreshSessionSuccess | SessionEnded, strawberry.union("RefreshSessionResult")]


@strawberry.type
class RefreshSessionMutation:
    @strawberry.mutation(
        description="Exchange a refresh token for new tokens. It can be used once.",
        extensions=[on_any_host, public_field],
    )
    def refresh_session(self, info: Info, input: RefreshSessionInput) -> RefreshSessionResult:
        request, response = info.context.request, info.context.response
        is_cookie = input.delivery == TokenDelivery.COOKIE
        if is_cookie:
            require_csrf(request)
        token = request.COOKIES.get(REFRESH_COOKIE) if is_cookie else input.refresh_token
        try:
            user, tokens = refresh_session(
                token=token or "", client=client_of(request, input.client_id), now=timezone.now()
            )
        except errors.SessionEnded as error:
            if is_cookie:
                clear_cookies(response)
            return SessionEnded.of(error)
        if is_cookie:
            set_cookies(response, tokens)
        return RefreshSessionSuccess(
            viewer=Viewer.of(user),
            access_expires_at=tokens.access_expires_at,
            tokens=None if is_cookie else Tokens.of(tokens),
        )
