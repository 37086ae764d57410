import uuid
from typing import Annotated, cast

import strawberry
from django.core.files import File
from django.utils import timezone
from strawberry import relay
from strawberry.file_uploads import Upload

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, LimitReached, NotFound, Problem
from schema.shop.catalog.types import Item
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.catalog import errors
from tenant_apps.catalog.services.add_item_photo import add_item_photo


@strawberry.input
class AddItemPhotoInput:
    idempotency_key: uuid.UUID
    item_id: relay.GlobalID
    file: Upload = strawberry.field(description="JPEG, PNG or WebP of at most 15 MB and 64 million pixels.")


@strawberry.type
class AddItemPhotoSuccess:
    item: Item


@strawberry.type(description="The photo is not kept.")
class PhotoRefused(Problem):
    reason: str = strawberry.field(description="EMPTY, TOO_LARGE, UNKNOWN_TYPE or TOO_MANY.")


AddItemPhotoResult = Annotated[
    AddItemPhotoSuccess | PhotoRefused | NotFound | LimitReached | IdempotencyKeyReused,
    strawberry.union("AddItemPhotoResult"),
]


@strawberry.type
class AddItemPhotoMutation:
    @strawberry.mutation(
        description="Keep a photo of an item, behind its others; it is shown as soon as a worker made its pictures.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def add_item_photo(self, info: Info, input: AddItemPhotoInput) -> AddItemPhotoResult:
        try:
            photo = add_item_photo(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                item_id=key_of(input.item_id, Item, field="item_id"),
                file=_uploaded(input.file),
                now=timezone.now(),
            )
        except errors.PhotoRefused as error:
            return PhotoRefused.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddItemPhotoSuccess(item=cast("Item", photo.item))


def _uploaded(file: Upload) -> "File[bytes]":
    if not isinstance(file, File):
        raise errors.PhotoRefused(reason="EMPTY")
    return file
