from datetime import datetime
from typing import TYPE_CHECKING, Annotated, ClassVar, Self, cast

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.context import Info
from shared_apps.identity import models, tokens
from shared_apps.identity.choices import Role, Theme
from shared_apps.identity.permissions import permissions_of

if TYPE_CHECKING:
    from schema.shop.branches.types import Branch

strawberry.enum(Role)
strawberry.enum(Theme)


@strawberry_django.type(models.User, description="A person who logs in.")
class User(relay.Node):
    view_permission: ClassVar[str] = "identity.view_staff"

    username: auto
    email: auto
    full_name: auto
    role: Role
    language: auto
    theme: Theme
    is_active: auto

    @strawberry_django.field(
        description="Where the person works; nobody assigned to a branch works in all of them.",
        prefetch_related=["branches"],
    )
    def branches(self, info: Info) -> list[Annotated["Branch", strawberry.lazy("schema.shop.branches.types")]]:
        person = cast("models.User", self)
        return cast("list[Branch]", list(person.branches.all())) if info.context.is_shop else []


@strawberry.type(description="The person who is logged in.")
class Viewer:
    user: User
    permissions: list[str]

    @classmethod
    def of(cls, user: models.User) -> Self:
        return cls(user=cast("User", user), permissions=permissions_of(user.role))


@strawberry.type(description="For phones and scripts; browsers get cookies instead.")
class Tokens:
    access_token: str
    refresh_token: str
    access_expires_at: datetime
    refresh_expires_at: datetime

    @classmethod
    def of(cls, made: tokens.Tokens) -> Self:
        return cls(
            access_token=made.access_token,
            refresh_token=made.refresh_token,
            access_expires_at=made.access_expires_at,
            refresh_expires_at=made.refresh_expires_at,
        )
