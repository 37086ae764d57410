from typing import Annotated

import strawberry
import strawberry_django

from project import errors as project_errors
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.bulk.inputs import ItemEditInput
from schema.shop.bulk.types import ItemEdit, ItemEditPreview, TooManyItems
from tenant_apps.bulk import errors, models
from tenant_apps.bulk.selectors.edited_items import edited_items

ItemEditPreviewResult = Annotated[
    ItemEditPreview | InvalidInput | NotFound | TooManyItems, strawberry.union("ItemEditPreviewResult")
]


@strawberry.type
class BulkQuery:
    @strawberry.field(
        description="What an edit of many items would do; nothing is written.",
        extensions=[on_shop_host, requires("catalog.edit_many")],
    )
    def item_edit_preview(self, input: ItemEditInput, page: int = 1) -> ItemEditPreviewResult:
        try:
            preview = edited_items(chosen=input.chosen(), change=input.change())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.TooManyItems as error:
            return TooManyItems.of(error)
        return ItemEditPreview.of(preview, page=max(page, 1))

    @strawberry_django.connection(
        Connection[ItemEdit],
        description="The edits of many items, newest first.",
        extensions=[on_shop_host, requires("catalog.edit_many")],
    )
    def item_edits(self) -> list[models.ItemEdit]:
        return models.ItemEdit.objects.all()  # type: ignore[return-value]  # the connection pages it
