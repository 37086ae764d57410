import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound
from schema.kit.scalars import Grams
from schema.shop.branches.types import Branch
from schema.shop.catalog.inputs import NO_GRAMS, ItemInput, at_item
from schema.shop.catalog.types import Item
from schema.shop.ledger.problems import PeriodClosed
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock.services.create_stocked_item import create_stocked_item


@strawberry.input
class CreateItemInput:
    idempotency_key: uuid.UUID
    item: ItemInput
    opening_quantity: Grams = strawberry.field(
        default=NO_GRAMS, description="Stock at the start: pieces, count or grams, as the item is tracked."
    )
    branch_id: relay.GlobalID | None = strawberry.field(
        default=None, description="Where that stock is; in the default branch when left out."
    )


@strawberry.type
class CreateItemSuccess:
    item: Item


CreateItemResult = Annotated[
    CreateItemSuccess | InvalidInput | NotFound | LimitReached | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("CreateItemResult"),
]


@strawberry.type
class CreateItemMutation:
    @strawberry.mutation(
        description="Take a new item into the catalogue, with its first stock.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def create_item(self, info: Info, input: CreateItemInput) -> CreateItemResult:
        try:
            item = create_stocked_item(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                details=input.item.details(),
                opening_quantity=input.opening_quantity,
                branch_id=key_of(input.branch_id, Branch, field="branch_id") if input.branch_id else None,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(at_item(error))
        except project_errors.NotFound as error:
            return NotFound.of(at_item(error))
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return CreateItemSuccess(item=cast("Item", item))
