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
from schema.shop.branches.types import Terminal
from schema.shop.customers.types import Customer
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.types import GiftCard
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors as drawers_errors
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.sales.services.sell_gift_card import sell_gift_card


@strawberry.input
class GiftCardPaymentInput:
    method: PaymentMethod = strawberry.field(description="CASH, CARD, TRANSFER or OTHER.")
    amount: Money


@strawberry.input(description="The card is worth what is paid for it.")
class SellGiftCardInput:
    idempotency_key: uuid.UUID
    terminal_id: relay.GlobalID
    customer_id: relay.GlobalID | None = None
    payments: list[GiftCardPaymentInput]


@strawberry.type
class SellGiftCardSuccess:
    gift_card: GiftCard
    code: str = strawberry.field(description="Tell it to the buyer: it is kept nowhere.")


SellGiftCardResult = Annotated[
    SellGiftCardSuccess | InvalidInput | NotFound | ShiftRequired | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("SellGiftCardResult"),
]


@strawberry.type
class SellGiftCardMutation:
    @strawberry.mutation(
        description="Sell a gift card. The same request is answered with the same code again.",
        extensions=[on_shop_host, requires("loyalty.sell_gift_card")],
    )
    def sell_gift_card(self, info: Info, input: SellGiftCardInput) -> SellGiftCardResult:
        try:
            sold = sell_gift_card(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id"),
                customer_id=key_of(input.customer_id, Customer, field="customer_id") if input.customer_id else None,
                payments=[Taking(method=paid.method, amount=paid.amount) for paid in input.payments],
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except drawers_errors.ShiftRequired as error:
            return ShiftRequired.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return SellGiftCardSuccess(gift_card=cast("GiftCard", sold.card), code=sold.code)
