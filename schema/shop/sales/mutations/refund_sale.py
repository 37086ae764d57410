import uuid
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
from schema.shop.sales.types import Sale
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.sales import errors
from tenant_apps.sales.services.refund_sale import refund_sale


@strawberry.input
class RefundSaleInput:
    idempotency_key: uuid.UUID
    sale_id: relay.GlobalID
    reason: str


@strawberry.type
class RefundSaleSuccess:
    refund: Sale


@strawberry.type(description="The sale was refunded before.")
class AlreadyRefunded(Problem):
    pass


@strawberry.type(description="It is a refund itself, imported history, or its unique piece is back in stock already.")
class NotRefundable(Problem):
    pass


RefundSaleResult = Annotated[
    RefundSaleSuccess | InvalidInput | NotFound | AlreadyRefunded | NotRefundable | IdempotencyKeyReused,
    strawberry.union("RefundSaleResult"),
]


@strawberry.type
class RefundSaleMutation:
    @strawberry.mutation(
        description="Give a whole sale back: the money, the stock, and a document that says so.",
        extensions=[on_shop_host, requires("sales.refund")],
    )
    def refund_sale(self, info: Info, input: RefundSaleInput) -> RefundSaleResult:
        try:
            with validated() as check:
                reason = check.text("reason", input.reason, maximum=200)
            refund = refund_sale(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                sale_id=key_of(input.sale_id, Sale, field="sale_id"),
                reason=reason,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.AlreadyRefunded as error:
            return AlreadyRefunded.of(error)
        except errors.NotRefundable as error:
            return NotRefundable.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return RefundSaleSuccess(refund=cast("Sale", refund))
