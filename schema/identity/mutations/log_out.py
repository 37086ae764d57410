from typing import Annotated

import strawberry
from django.utils import timezone

from schema.identity.delivery import clear_cookies
from schema.kit.context import Info
from schema.kit.permissions import on_any_host, public_field
from shared_apps.identity.services.authenticate_request import REFRESH_COOKIE
from shared_apps.identity.services.sessions import log_out


@strawberry.input
class LogOutInput:
    refresh_token: str | None = strawberry.field(default=None, description="Browsers send their cookie instead.")


@strawberry.type
class LogOutSuccess:
    done: bool


@strawberry.type
class LogOutMutation:
    @strawberry.mutation(
        description="End the session on this client; also when it has ended already.",
        extensions=[on_any_host, public_field],
    )
    def log_out(self, info: Info, input: LogOutInput) -> Annotated[LogOutSuccess, strawberry.union("LogOutResult")]:
        token = input.refresh_token or info.context.request.COOKIES.get(REFRESH_COOKIE)
        if token:
            log_out(token=token, now=timezone.now())
        clear_cookies(info.context.response)
        return LogOutSuccess(done=True)
