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
from schema.shop.drawers.inputs import CountedInput, counted_of
from schema.shop.drawers.problems import NotYourShift, ShiftNotOpen
from schema.shop.drawers.types import Shift
from schema.shop.ledger.problems import PeriodClosed
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors
from tenant_apps.drawers.services.hand_over_shift import hand_over_shift
from tenant_apps.ledger import errors as ledger_errors


@strawberry.input
class HandOverShiftInput:
    idempotency_key: uuid.UUID
    shift_id: relay.GlobalID
    to_id: uuid.UUID = strawberry.field(description="One of drawerKeepers.")
    counts: list[CountedInput]
    note: str = ""


@strawberry.type
class HandOverShiftSuccess:
    shift: Shift = strawberry.field(description="The one that begins.")


HandOverShiftResult = Annotated[
    HandOverShiftSuccess | InvalidInput | NotFound | ShiftNotOpen | NotYourShift | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("HandOverShiftResult"),
]


@strawberry.type
class HandOverShiftMutation:
    @strawberry.mutation(
        description="Close a shift and begin the next person's with the counted cash.",
        extensions=[on_shop_host, requires("drawers.use")],
    )
    def hand_over_shift(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: HandOverShiftInput
    ) -> HandOverShiftResult:
        try:
            shift = hand_over_shift(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                shift_id=key_of(input.shift_id, Shift, field="shift_id"),
                counts=counted_of(input.counts),
                to_id=input.to_id,
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
        return HandOverShiftSuccess(shift=cast("Shift", shift))
