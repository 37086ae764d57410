import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.branches.types import Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.sales.problems import (
    AlreadyRefunded,
    CustomerRequired,
    MoreThanSold,
    NotRefundable,
    counter_problem,
)
from schema.shop.sales.returns import ReturnInput, returning
from schema.shop.sales.types import Sale
from schema.shop.stock.problems import OutOfStock
from tenant_apps.sales.services.return_sale import return_sale


@strawberry.input
class ReturnSaleInput:
    idempotency_key: uuid.UUID
    sale_id: relay.GlobalID
    returned: ReturnInput
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class ReturnSaleSuccess:
    refund: Sale


ReturnSaleResult = Annotated[
    ReturnSaleSuccess
    | InvalidInput
    | NotFound
    | AlreadyRefunded
    | NotRefundable
    | MoreThanSold
    | CustomerRequired
    | OutOfStock
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("ReturnSaleResult"),
]


@strawberry.type
class ReturnSaleMutation:
    @strawberry.mutation(
        description="Take a sale back, or a part of it: stock and money go back the way they came.",
        extensions=[on_shop_host, requires("sales.return")],
    )
    def return_sale(self, info: Info, input: ReturnSaleInput) -> ReturnSaleResult:
        try:
            refund = return_sale(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                sale_id=key_of(input.sale_id, Sale, field="sale_id"),
                returning=returning(input.returned),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("ReturnSaleResult", counter_problem(error))
        return ReturnSaleSuccess(refund=cast("Sale", refund))
