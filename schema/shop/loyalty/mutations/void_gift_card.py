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
from schema.shop.branches.types import Terminal
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import GiftCardUnusable
from schema.shop.loyalty.types import GiftCard
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors as drawers_errors
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.loyalty import errors
from tenant_apps.sales.services.void_gift_card import void_gift_card


@strawberry.input
class VoidGiftCardInput:
    idempotency_key: uuid.UUID
    gift_card_id: relay.GlobalID
    terminal_id: relay.GlobalID
    method: PaymentMethod = strawberry.field(description="How what is left is given back: CASH, CARD, TRANSFER, OTHER.")
    reason: str


@strawberry.type
class VoidGiftCardSuccess:
    gift_card: GiftCard


VoidGiftCardResult = Annotated[
    VoidGiftCardSuccess
    | InvalidInput
    | NotFound
    | GiftCardUnusable
    | ShiftRequired
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("VoidGiftCardResult"),
]


@strawberry.type
class VoidGiftCardMutation:
    @strawberry.mutation(
        description="Let nobody pay with a card any more, and give what is left on it back.",
        extensions=[on_shop_host, requires("loyalty.void_gift_card")],
    )
    def void_gift_card(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: VoidGiftCardInput
    ) -> VoidGiftCardResult:
        try:
            card = void_gift_card(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                card_id=key_of(input.gift_card_id, GiftCard, field="card_id"),
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id"),
                method=input.method,
                reason=input.reason,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.GiftCardUnusable as error:
            return GiftCardUnusable.of(error)
        except drawers_errors.ShiftRequired as error:
            return ShiftRequired.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return VoidGiftCardSuccess(gift_card=cast("GiftCard", card))
