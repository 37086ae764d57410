from datetime import datetime
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound, Problem
from schema.shop.catalog.inputs import ItemInput, at_item
from schema.shop.catalog.types import Item
from schema.shop.ledger.problems import PeriodClosed
from tenant_apps.catalog import errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock.services.update_stocked_item import update_stocked_item


@strawberry.input
class UpdateItemInput:
    id: relay.GlobalID
    item: ItemInput = strawberry.field(description="The whole item as it shall be.")
    version: datetime = strawberry.field(
        description="updatedAt of the version that was edited: a change by somebody else in between is refused."
    )


@strawberry.type
class UpdateItemSuccess:
    item: Item


@strawberry.type(description="Somebody else changed the item after it was read.")
class ItemChangedMeanwhile(Problem):
    pass


UpdateItemResult = Annotated[
    UpdateItemSuccess | InvalidInput | NotFound | ItemChangedMeanwhile | PeriodClosed,
    strawberry.union("UpdateItemResult"),
]


@strawberry.type
class UpdateItemMutation:
    @strawberry.mutation(
        description="Change an item of the catalogue.", extensions=[on_shop_host, requires("catalog.change")]
    )
    def update_item(self, info: Info, input: UpdateItemInput) -> UpdateItemResult:
        try:
            item = update_stocked_item(
                actor=info.context.signed_in_actor,
                item_id=key_of(input.id, Item, field="id"),
                details=input.item.details(),
                version=input.version,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(at_item(error))
        except project_errors.NotFound as error:
            return NotFound.of(at_item(error))
        except errors.ItemChangedMeanwhile as error:
            return ItemChangedMeanwhile.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        return UpdateItemSuccess(item=cast("Item", item))
