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
from schema.kit.validation import validated
from schema.shop.branches.types import Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.sales.problems import SaleNotVoidable, counter_problem
from schema.shop.sales.types import Sale
from tenant_apps.sales.services.void_sale import void_sale


@strawberry.input
class VoidSaleInput:
    idempotency_key: uuid.UUID
    sale_id: relay.GlobalID
    reason: str
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class VoidSaleSuccess:
    sale: Sale


VoidSaleResult = Annotated[
    VoidSaleSuccess | InvalidInput | NotFound | SaleNotVoidable | ShiftRequired | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("VoidSaleResult"),
]


@strawberry.type
class VoidSaleMutation:
    @strawberry.mutation(
        description="Undo a sale on its own day, as if it had never been; its number stays.",
        extensions=[on_shop_host, requires("sales.void")],
    )
    def void_sale(self, info: Info, input: VoidSaleInput) -> VoidSaleResult:
        try:
            with validated() as check:
                reason = check.text("reason", input.reason, maximum=200)
            sale = void_sale(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                sale_id=key_of(input.sale_id, Sale, field="sale_id"),
                reason=reason,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("VoidSaleResult", counter_problem(error))
        return VoidSaleSuccess(sale=cast("Sale", sale))
