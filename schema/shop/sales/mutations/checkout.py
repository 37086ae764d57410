import uuid
from datetime import datetime
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.kit.scalars import Money
from schema.kit.validation import validated
from schema.shop.branches.types import Terminal
from schema.shop.pricing.types import Quote
from schema.shop.sales.types import Sale
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales import errors
from tenant_apps.sales.services.checkout import checkout
from tenant_apps.sales.services.settle import MAX_PAYMENTS, PaymentTaken
from tenant_apps.stock import errors as stock_errors


@strawberry.input
class PaymentInput:
    method: PaymentMethod
    amount: Money = strawberry.field(description="Handed over; change is given on cash alone.")
    reference: str = strawberry.field(default="", description="Such as the last digits of the card.")


@strawberry.input
class CheckoutInput:
    idempotency_key: uuid.UUID
    quote_id: relay.GlobalID
    payments: list[PaymentInput]
    terminal_id: relay.GlobalID | None = None


@strawberry.type
class CheckoutSuccess:
    sale: Sale


@strawberry.type(description="The prices of the quote no longer hold.")
class QuoteExpired(Problem):
    expired_at: datetime


@strawberry.type(description="The quote already became a sale.")
class QuoteUsed(Problem):
    pass


@strawberry.type(description="The payments do not settle the total, or something other than cash exceeds it.")
class PaymentMismatch(Problem):
    total: Money
    paid: Money


CheckoutResult = Annotated[
    CheckoutSuccess
    | InvalidInput
    | NotFound
    | QuoteExpired
    | QuoteUsed
    | OutOfStock
    | PaymentMismatch
    | IdempotencyKeyReused,
    strawberry.union("CheckoutResult"),
]


@strawberry.type
class CheckoutMutation:
    @strawberry.mutation(
        description="Sell what was quoted, at the prices that were quoted.",
        extensions=[on_shop_host, requires("sales.checkout")],
    )
    def checkout(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: CheckoutInput
    ) -> CheckoutResult:
        try:
            sale = checkout(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                quote_id=key_of(input.quote_id, Quote, field="quote_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id") if input.terminal_id else None,
                payments=_payments(input.payments),
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.QuoteExpired as error:
            return QuoteExpired.of(error)
        except errors.QuoteUsed as error:
            return QuoteUsed.of(error)
        except stock_errors.OutOfStock as error:
            return OutOfStock.of(error)
        except errors.PaymentMismatch as error:
            return PaymentMismatch.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return CheckoutSuccess(sale=cast("Sale", sale))


def _payments(payments: list[PaymentInput]) -> list[PaymentTaken]:
    with validated() as check:
        check.entries("payments", payments, maximum=MAX_PAYMENTS)
        return [
            PaymentTaken(
                method=paid.method,
                amount=Decimal(paid.amount),
                reference=check.text(f"payments.{number}.reference", paid.reference, maximum=60, required=False),
            )
            for number, paid in enumerate(payments)
        ]
