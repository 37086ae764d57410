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
from schema.shop.drawers.problems import NotYourShift, ShiftNotOpen
from schema.shop.drawers.types import CashMovement, Shift
from schema.shop.ledger.problems import PeriodClosed
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors
from tenant_apps.drawers.choices import CashReason
from tenant_apps.drawers.services.move_cash import move_cash
from tenant_apps.ledger import errors as ledger_errors


@strawberry.input
class MoveCashInput:
    idempotency_key: uuid.UUID
    shift_id: relay.GlobalID
    amount: Money = strawberry.field(description="Negative takes out.")
    reason: CashReason
    note: str = strawberry.field(default="", description="Required of an expense and of another reason.")


@strawberry.type
class MoveCashSuccess:
    movement: CashMovement


MoveCashResult = Annotated[
    MoveCashSuccess | InvalidInput | NotFound | ShiftNotOpen | NotYourShift | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("MoveCashResult"),
]


@strawberry.type
class MoveCashMutation:
    @strawberry.mutation(
        description="Put cash into a drawer, or take it out, without a sale.",
        extensions=[on_shop_host, requires("drawers.use")],
    )
    def move_cash(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: MoveCashInput
    ) -> MoveCashResult:
        try:
            movement = move_cash(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                shift_id=key_of(input.shift_id, Shift, field="shift_id"),
                amount=input.amount,
                reason=input.reason,
                note=input.note,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.ShiftNotOpen as error:
            return ShiftNotOpen.of(error)
        except errors.NotYourShift as error:
            return NotYourShift.of(error)
        except ledger_errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return MoveCashSuccess(movement=cast("CashMovement", movement))
