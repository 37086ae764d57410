import uuid
from datetime import datetime
from typing import Annotated

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.identity.delivery import TokenDelivery, client_of, set_cookies
from schema.identity.types import Tokens, Viewer
from schema.kit.context import Info
from schema.kit.csrf import require_csrf
from schema.kit.permissions import on_any_host, public_field
from schema.kit.problems import InvalidInput, Problem
from schema.kit.validation import validated
from shared_apps.identity import errors
from shared_apps.identity.services.sessions import log_in


@strawberry.input
class LogInInput:
    login: str = strawberry.field(description="User name or e-mail.")
    password: str
    client_id: uuid.UUID = strawberry.field(
        description="Made once by the client and kept: only the same client may repeat a refresh whose answer was lost."
    )
    delivery: TokenDelivery = TokenDelivery.COOKIE


@strawberry.type
class LogInSuccess:
    viewer: Viewer
    access_expires_at: datetime
    tokens: Tokens | None = strawberry.field(description="Only with delivery BEARER.")


@strawberry.type(description="Nobody with this name and password is here.")
class WrongCredentials(Problem):
    pass


@strawberry.type(description="Log-in failed too often.")
class TooManyAttempts(Problem):
    retry_after_seconds: int


LogInResult = Annotated[
    LogInSuccess | WrongCredentials | TooManyAttempts | InvalidInput, strawberry.union("LogInResult")
]


@strawberry.type
class LogInMutation:
    @strawberry.mutation(description="Start a session.", extensions=[on_any_host, public_field])
    def log_in(self, info: Info, input: LogInInput) -> LogInResult:
        request, response = info.context.request, info.context.response
        if input.delivery == TokenDelivery.COOKIE:
            require_csrf(request)
        try:
            with validated() as check:
                login = check.text("login", input.login, maximum=254)
                check.text("password", input.password, maximum=1000)
            user, tokens = log_in(
                login=login,
                password=input.password,
                client=client_of(request, input.client_id),
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.WrongCredentials as error:
            return WrongCredentials.of(error)
        except errors.TooManyAttempts as error:
            return TooManyAttempts.of(error)
        is_cookie = input.delivery == TokenDelivery.COOKIE
        if is_cookie:
            set_cookies(response, tokens)
        return LogInSuccess(
            viewer=Viewer.of(user),
            access_expires_at=tokens.access_expires_at,
            tokens=None if is_cookie else Tokens.of(tokens),
        )
