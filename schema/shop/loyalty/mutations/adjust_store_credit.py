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
from schema.kit.scalars import Money
from schema.shop.customers.types import Customer
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import NotEnoughCredit
from schema.shop.loyalty.types import CreditEntry
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.loyalty import errors
from tenant_apps.loyalty.services.adjust_store_credit import adjust_store_credit


@strawberry.input
class AdjustStoreCreditInput:
    idempotency_key: uuid.UUID
    customer_id: relay.GlobalID
    amount: Money = strawberry.field(description="Negative takes away.")
    reason: str


@strawberry.type
class AdjustStoreCreditSuccess:
    entry: CreditEntry


AdjustStoreCreditResult = Annotated[
    AdjustStoreCreditSuccess | InvalidInput | NotFound | NotEnoughCredit | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("AdjustStoreCreditResult"),
]


@strawberry.type
class AdjustStoreCreditMutation:
    @strawberry.mutation(
        description="Give a customer store credit by hand, or correct what was given.",
        extensions=[on_shop_host, requires("loyalty.grant")],
    )
    def adjust_store_credit(self, info: Info, input: AdjustStoreCreditInput) -> AdjustStoreCreditResult:
        try:
            entry = adjust_store_credit(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                amount=input.amount,
                reason=input.reason,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.NotEnoughCredit as error:
            return NotEnoughCredit.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AdjustStoreCreditSuccess(entry=cast("CreditEntry", entry))
