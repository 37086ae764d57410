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
from schema.kit.scalars import Grams
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.papers import SupplierPayment
from schema.shop.purchasing.problems import purchasing_problem
from schema.shop.purchasing.types import Supplier
from schema.shop.stock.problems import OutOfStock
from tenant_apps.purchasing.asked import MetalGiven
from tenant_apps.purchasing.services.pay_metal import pay_metal


@strawberry.input
class PaySupplierMetalInput:
    idempotency_key: uuid.UUID
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    item_id: relay.GlobalID
    quantity: Grams = strawberry.field(description="Pieces, count or grams.")
    reference: str = ""


@strawberry.type
class PaySupplierMetalSuccess:
    payment: SupplierPayment


PaySupplierMetalResult = Annotated[
    PaySupplierMetalSuccess | InvalidInput | NotFound | OutOfStock | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("PaySupplierMetalResult"),
]


@strawberry.type
class PaySupplierMetalMutation:
    @strawberry.mutation(
        description="Pay a supplier in metal out of stock, at the fine grams that it stands there.",
        extensions=[on_shop_host, requires("purchasing.pay")],
    )
    def pay_supplier_metal(self, info: Info, input: PaySupplierMetalInput) -> PaySupplierMetalResult:
        try:
            payment = pay_metal(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                given=MetalGiven(
                    supplier_id=key_of(input.supplier_id, Supplier, field="supplier_id"),
                    branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                    item_id=key_of(input.item_id, Item, field="item_id"),
                    quantity=input.quantity,
                    reference=input.reference,
                ),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("PaySupplierMetalResult", purchasing_problem(error))
        return PaySupplierMetalSuccess(payment=cast("SupplierPayment", payment))
