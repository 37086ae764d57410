import uuid
from collections.abc import Callable
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.kit.validation import validated
from schema.shop.buying.problems import NotVoidable
from schema.shop.buying.types import Purchase
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import NotEnoughCredit
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.buying import errors
from tenant_apps.buying.services.void_purchase import void_purchase
from tenant_apps.drawers import errors as drawers_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.loyalty import errors as loyalty_errors
from tenant_apps.stock import errors as stock_errors


@strawberry.input
class VoidPurchaseInput:
    idempotency_key: uuid.UUID
    purchase_id: relay.GlobalID
    reason: str


@strawberry.type
class VoidPurchaseSuccess:
    purchase: Purchase


VoidPurchaseResult = Annotated[
    VoidPurchaseSuccess
    | InvalidInput
    | NotFound
    | NotVoidable
    | OutOfStock
    | NotEnoughCredit
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("VoidPurchaseResult"),
]


_REFUSALS: dict[type[project_errors.BusinessError], Callable[[project_errors.BusinessError], Problem]] = {
    project_errors.InvalidInput: InvalidInput.of,
    project_errors.NotFound: NotFound.of,
    errors.NotVoidable: NotVoidable.of,
    stock_errors.OutOfStock: OutOfStock.of,
    loyalty_errors.NotEnoughCredit: NotEnoughCredit.of,
    drawers_errors.ShiftRequired: ShiftRequired.of,
    ledger_errors.PeriodClosed: PeriodClosed.of,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused.of,
}


@strawberry.type
class VoidPurchaseMutation:
    @strawberry.mutation(
        description="Undo a purchase on its own day: metal, money and books go back.",
        extensions=[on_shop_host, requires("buying.void")],
    )
    def void_purchase(self, info: Info, input: VoidPurchaseInput) -> VoidPurchaseResult:
        try:
            with validated() as check:
                reason = check.text("reason", input.reason, maximum=200)
            purchase = void_purchase(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                purchase_id=key_of(input.purchase_id, Purchase, field="purchase_id"),
                reason=reason,
                now=timezone.now(),
            )
        except tuple(_REFUSALS) as error:
            return cast("VoidPurchaseResult", _REFUSALS[type(error)](error))
        return VoidPurchaseSuccess(purchase=cast("Purchase", purchase))
