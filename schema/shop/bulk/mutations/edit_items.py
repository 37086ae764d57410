import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.bulk.inputs import ItemEditInput
from schema.shop.bulk.types import ItemEdit, TooManyItems
from schema.shop.pricing.mutations.reprice_items import PreviewOutdated
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.bulk import errors
from tenant_apps.bulk.services.edit_items import edit_items
from tenant_apps.pricing import errors as pricing_errors


@strawberry.input
class EditItemsInput:
    idempotency_key: uuid.UUID
    edit: ItemEditInput
    digest: str = strawberry.field(description="Of the preview that somebody agreed to.")


@strawberry.type
class EditItemsSuccess:
    edit: ItemEdit


EditItemsResult = Annotated[
    EditItemsSuccess | InvalidInput | NotFound | TooManyItems | PreviewOutdated | IdempotencyKeyReused,
    strawberry.union("EditItemsResult"),
]


@strawberry.type
class EditItemsMutation:
    @strawberry.mutation(
        description="Change many items at once, exactly as they were previewed.",
        extensions=[on_shop_host, requires("catalog.edit_many")],
    )
    def edit_items(self, info: Info, input: EditItemsInput) -> EditItemsResult:
        try:
            edit = edit_items(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                chosen=input.edit.chosen(),
                change=input.edit.change(),
                digest=input.digest,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.TooManyItems as error:
            return TooManyItems.of(error)
        except pricing_errors.PreviewOutdated as error:
            return PreviewOutdated.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return EditItemsSuccess(edit=cast("ItemEdit", edit))
