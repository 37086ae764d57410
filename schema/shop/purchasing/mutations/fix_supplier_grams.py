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
from schema.kit.scalars import Grams, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.papers import SupplierPayment
from schema.shop.purchasing.problems import MoreThanOwed, purchasing_problem
from schema.shop.purchasing.types import Supplier
from shared_apps.market import choices
from tenant_apps.purchasing.asked import GramsFixed
from tenant_apps.purchasing.services.fix_grams import fix_grams


@strawberry.input
class FixSupplierGramsInput:
    idempotency_key: uuid.UUID
    supplier_id: relay.GlobalID
    branch_id: relay.GlobalID
    metal: Metal
    grams: Grams
    rate: Rate = strawberry.field(description="Money for a fine gram.")
    reference: str = ""


@strawberry.type
class FixSupplierGramsSuccess:
    payment: SupplierPayment


FixSupplierGramsResult = Annotated[
    FixSupplierGramsSuccess | InvalidInput | NotFound | MoreThanOwed | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("FixSupplierGramsResult"),
]


@strawberry.type
class FixSupplierGramsMutation:
    @strawberry.mutation(
        description="Turn grams that are owed into money that is owed, at a rate.",
        extensions=[on_shop_host, requires("purchasing.pay")],
    )
    def fix_supplier_grams(self, info: Info, input: FixSupplierGramsInput) -> FixSupplierGramsResult:
        try:
            payment = fix_grams(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                fixed=GramsFixed(
                    supplier_id=key_of(input.supplier_id, Supplier, field="supplier_id"),
                    branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                    metal=choices.Metal(input.metal.value),
                    grams=input.grams,
                    rate=input.rate,
                    reference=input.reference,
                ),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("FixSupplierGramsResult", purchasing_problem(error))
        return FixSupplierGramsSuccess(payment=cast("SupplierPayment", payment))
