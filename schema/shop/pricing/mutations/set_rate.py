import uuid
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput
from schema.kit.scalars import Fineness, Rate
from schema.shop.enums import Metal
from schema.shop.pricing.types import MetalRate
from shared_apps.idempotency import errors as idempotency_errors
from shared_apps.market import choices
from tenant_apps.pricing.services.set_rate import set_rate
from tenant_apps.pricing.units import WeightUnit


@strawberry.input
class SetRateInput:
    idempotency_key: uuid.UUID
    metal: Metal
    amount: Rate = strawberry.field(description="The shop's currency for one unit at the fineness.")
    fineness: Fineness = strawberry.field(default=Fineness(Decimal(1000)), description="Per mille; 1000 is fine metal.")
    unit: WeightUnit = strawberry.field(
        default=WeightUnit.GRAM, description="A mithqal and a tola weigh what the shop's settings say."
    )


@strawberry.type
class SetRateSuccess:
    rate: MetalRate
    status: choices.RateStatus = strawberry.field(description="HELD: it jumped, and somebody must confirm it.")


SetRateResult = Annotated[SetRateSuccess | InvalidInput | IdempotencyKeyReused, strawberry.union("SetRateResult")]


@strawberry.type
class SetRateMutation:
    @strawberry.mutation(
        description="Set the shop's own rate of a metal; from then on the shop keeps its own board.",
        extensions=[on_shop_host, requires("market.set_rate")],
    )
    def set_rate(self, info: Info, input: SetRateInput) -> SetRateResult:
        try:
            rate = set_rate(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                metal=choices.Metal(input.metal.value),
                amount=Decimal(input.amount),
                fineness=Decimal(input.fineness),
                unit=input.unit,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return SetRateSuccess(rate=cast("MetalRate", rate), status=choices.RateStatus(rate.status))
