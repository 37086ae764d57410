import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.scalars import Grams
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock import errors
from tenant_apps.stock.services.adjust_stock import adjust_stock


@strawberry.input
class AdjustStockInput:
    idempotency_key: uuid.UUID
    item_id: relay.GlobalID
    branch_id: relay.GlobalID
    quantity: Grams = strawberry.field(
        description="Positive adds, negative takes away: pieces, count or grams, as the item is tracked."
    )
    reason: str


@strawberry.type
class AdjustStockSuccess:
    item: Item


AdjustStockResult = Annotated[
    AdjustStockSuccess | InvalidInput | NotFound | OutOfStock | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("AdjustStockResult"),
]


@strawberry.type
class AdjustStockMutation:
    @strawberry.mutation(
        description="Correct what a branch has of an item, and say why.",
        extensions=[on_shop_host, requires("stock.adjust")],
    )
    def adjust_stock(self, info: Info, input: AdjustStockInput) -> AdjustStockResult:
        try:
            item = adjust_stock(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                item_id=key_of(input.item_id, Item, field="item_id"),
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                quantity=input.quantity,
                reason=input.reason,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.OutOfStock as error:
            return OutOfStock.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AdjustStockSuccess(item=cast("Item", item))
