"""What every resolver can ask about the request: who, which host, which request id."""

import re
import uuid
from dataclasses import dataclass, field
from functools import cached_property

import strawberry
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import get_contextvars

from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.models import User
from shared_apps.identity.services.authenticate_request import authenticate_request
from shared_apps.tenants.models import Tenant

_PRINTABLE_ID = re.compile(r"[\w.:-]{1,100}", re.ASCII)


@dataclass
class Context:
    request: HttpRequest
    response: HttpResponse
    """Takes the cookies and headers of the answer; its content comes later."""
    request_id: str
    execution_began: bool = field(default=False, init=False)
    """From here on an answer has ``data``, be it null; before it was a request error."""
    looked_up: dict[object, object] = field(default_factory=dict, init=False)
    """What every row of an answer needs and a row alone would ask for again."""

    @property
    def tenant(self) -> Tenant:
        """The shop whose host was called, or the platform's own row."""
        tenant: Tenant = self.request.tenant  # type: ignore[attr-defined]  # the tenant middleware sets it
        return tenant

    @property
    def is_shop(self) -> bool:
        return bool(self.tenant.schema_name != settings.PUBLIC_SCHEMA_NAME)

    @cached_property
    def actor(self) -> User | None:
        """Who is logged in, read when first asked for.

        Raises:
            Unauthenticated: a token was sent that is worth nothing (here, or any more).
        """
        return authenticate_request(self.request)

    @property
    def signed_in_actor(self) -> User:
        """The person who is logged in.

        Raises:
            Unauthenticated: nobody is.
        """
        if self.actor is None:
            raise Unauthenticated
        return self.actor


Info = strawberry.Info[Context, None]


def current_request_id() -> str:
    """Return the id that the log lines of this request carry, if it is fit for a header; else a new one."""
    request_id = str(get_contextvars().get("request_id", ""))
    return request_id if _PRINTABLE_ID.fullmatch(request_id) else str(uuid.uuid4())
