import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, NotFound
from schema.shop.bulk.types import EditAlreadyUndone, ItemEdit
from schema.shop.catalog.types import Item
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.bulk import errors, models
from tenant_apps.bulk.selectors.left_alone import items_left_alone
from tenant_apps.bulk.services.undo_item_edit import undo_item_edit


@strawberry.input
class UndoItemEditInput:
    idempotency_key: uuid.UUID
    id: relay.GlobalID


@strawberry.type
class UndoItemEditSuccess:
    edit: ItemEdit

    @strawberry.field(description="The first 100 by SKU of the items that stay as somebody made them since.")
    def left_alone(self) -> list[Item]:
        return cast("list[Item]", items_left_alone(cast("models.ItemEdit", self.edit)))


UndoItemEditResult = Annotated[
    UndoItemEditSuccess | NotFound | EditAlreadyUndone | IdempotencyKeyReused,
    strawberry.union("UndoItemEditResult"),
]


@strawberry.type
class UndoItemEditMutation:
    @strawberry.mutation(
        description="Give every item back what an edit of many took, but those that were changed since.",
        extensions=[on_shop_host, requires("catalog.edit_many")],
    )
    def undo_item_edit(self, info: Info, input: UndoItemEditInput) -> UndoItemEditResult:
        try:
            edit = undo_item_edit(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                edit_id=key_of(input.id, ItemEdit, field="id"),
                now=timezone.now(),
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.EditAlreadyUndone as error:
            return EditAlreadyUndone.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return UndoItemEditSuccess(edit=cast("ItemEdit", edit))
