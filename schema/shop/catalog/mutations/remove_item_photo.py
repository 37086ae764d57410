from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.catalog.types import Item, ItemPhoto
from tenant_apps.catalog.services.remove_item_photo import remove_item_photo


@strawberry.input
class RemoveItemPhotoInput:
    id: relay.GlobalID


@strawberry.type
class RemoveItemPhotoSuccess:
    item: Item


@strawberry.type
class RemoveItemPhotoMutation:
    @strawberry.mutation(
        description="Take a photo away from an item; its files are deleted.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def remove_item_photo(
        self, info: Info, input: RemoveItemPhotoInput
    ) -> Annotated[RemoveItemPhotoSuccess | NotFound, strawberry.union("RemoveItemPhotoResult")]:
        try:
            item = remove_item_photo(
                actor=info.context.signed_in_actor,
                photo_id=key_of(input.id, ItemPhoto, field="id"),
                now=timezone.now(),
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return RemoveItemPhotoSuccess(item=cast("Item", item))
