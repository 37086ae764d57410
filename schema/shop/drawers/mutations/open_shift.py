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
from schema.shop.drawers.problems import ShiftAlreadyOpen
from schema.shop.drawers.types import Shift
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors
from tenant_apps.drawers.services.open_shift import open_shift


@strawberry.input
class OpenShiftInput:
    idempotency_key: uuid.UUID
    terminal_id: relay.GlobalID
    opening_float: Money = strawberry.field(description="Cash in the drawer, in the shop's currency.")


@strawberry.type
class OpenShiftSuccess:
    shift: Shift


OpenShiftResult = Annotated[
    OpenShiftSuccess | InvalidInput | NotFound | ShiftAlreadyOpen | IdempotencyKeyReused,
    strawberry.union("OpenShiftResult"),
]


@strawberry.type
class OpenShiftMutation:
    @strawberry.mutation(
        description="Open the drawer of a till and answer for it from now on.",
        extensions=[on_shop_host, requires("drawers.use")],
    )
    def open_shift(self, info: Info, input: OpenShiftInput) -> OpenShiftResult:
        try:
            shift = open_shift(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                terminal_id=key_of(input.terminal_id, Terminal, field="terminal_id"),
                opening_float=input.opening_float,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.ShiftAlreadyOpen as error:
            return ShiftAlreadyOpen.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return OpenShiftSuccess(shift=cast("Shift", shift))
