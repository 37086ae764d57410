from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.catalog.types import Item, ItemPhoto
from tenant_apps.catalog.services.arrange_item_photos import arrange_item_photos


@strawberry.input
class ArrangeItemPhotosInput:
    item_id: relay.GlobalID
    photo_ids: list[relay.GlobalID] = strawberry.field(
        description="All photos of the item in their new order; the first is the cover."
    )


@strawberry.type
class ArrangeItemPhotosSuccess:
    item: Item


@strawberry.type
class ArrangeItemPhotosMutation:
    @strawberry.mutation(
        description="Put the photos of an item in order.", extensions=[on_shop_host, requires("catalog.change")]
    )
    def arrange_item_photos(
        self, input: ArrangeItemPhotosInput
    ) -> Annotated[ArrangeItemPhotosSuccess | InvalidInput | NotFound, strawberry.union("ArrangeItemPhotosResult")]:
        try:
            item = arrange_item_photos(
                item_id=key_of(input.item_id, Item, field="item_id"),
                photo_ids=[key_of(photo_id, ItemPhoto, field="photo_ids") for photo_id in input.photo_ids],
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return ArrangeItemPhotosSuccess(item=cast("Item", item))
