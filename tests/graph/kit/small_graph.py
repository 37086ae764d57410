"""A small graph of its own, so that the kit is tested apart from the shop."""

import json
from collections.abc import Callable
from typing import Annotated, Any, cast

import strawberry
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from strawberry.file_uploads import Upload

from project import errors
from schema.kit import problems
from schema.kit.permissions import on_any_host, on_public_host, on_shop_host, public_field, requires, signed_in
from schema.kit.scalars import Grams, Money

PHONE = "0912 555 0101"
GRAPHQL_JSON = "application/graphql-response+json"

type Send = Callable[..., HttpResponse]


def content_of(response: HttpResponse) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(response.content)
    return content


def codes_of(response: HttpResponse) -> list[str]:
    return [error["extensions"]["code"] for error in content_of(response).get("errors", [])]


class DrawerLocked(errors.BusinessError):
    code = "DRAWER_LOCKED"
    text = "The drawer is locked until %(opens_at)s."


@strawberry.type
class Piece:
    name: str = "ring"

    @strawberry.field
    def parts(self) -> list["Piece"]:
        return [Piece()]

    @strawberry.field
    def owner(self) -> "Piece":
        return Piece()


@strawberry.type
class Query:
    @strawberry.field(extensions=[on_any_host, public_field])
    def greeting(self, name: str = "world") -> str:
        return f"Hello {name}"

    @strawberry.field(extensions=[on_any_host, public_field])
    def piece(self, first: int | None = None) -> Piece:
        return Piece()

    @strawberry.field(extensions=[on_any_host, public_field])
    def doubled(self, amount: Money) -> Money:
        return Money(amount * 2)

    @strawberry.field(extensions=[on_any_host, public_field])
    def crash(self) -> str | None:
        raise RuntimeError(f"customer {PHONE}")

    @strawberry.field(extensions=[on_any_host, public_field])
    def needed(self) -> str:
        raise errors.NotFound

    @strawberry.field(extensions=[on_shop_host, requires("sales.return")])
    def takings(self) -> str | None:
        return "1000"

    @strawberry.field(extensions=[on_public_host, signed_in])
    def plans(self) -> str | None:
        return "all"


@strawberry.type
class DrawerLockedProblem(problems.Problem):
    opens_at: str


@strawberry.type
class OpenSuccess:
    weight: Grams


OpenResult = Annotated[
    OpenSuccess | DrawerLockedProblem | problems.InvalidInput | problems.LimitReached, strawberry.union("OpenResult")
]


@strawberry.type
class Mutation:
    @strawberry.mutation(extensions=[on_any_host, public_field])
    def open_drawer(self, weight: Grams, refusal: str | None = None) -> OpenResult:
        match refusal:
            case "locked":
                return DrawerLockedProblem.of(DrawerLocked(field="drawer.front_side", opens_at="noon", hidden=1))
            case "limit":
                return problems.LimitReached.of(
                    errors.LimitReached(limit="drawers", allowed=3, plan="Basic", things="drawers")
                )
            case "input":
                return problems.InvalidInput.of(
                    errors.InvalidInput({"lines.2.net_weight": ("TOO_SMALL", "At least 0.")})
                )
        return OpenSuccess(weight=weight)

    @strawberry.mutation(extensions=[on_any_host, public_field])
    def keep(self, file: Upload) -> str:
        content = cast("UploadedFile[bytes]", file)
        return f"{content.name}: {content.read().decode()}"
