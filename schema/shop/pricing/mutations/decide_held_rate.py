from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound, Problem
from schema.shop.pricing.types import MetalRate
from shared_apps.market import errors
from shared_apps.market.services.decide_held_rate import decide_held_rate
from tenant_apps.pricing.models import BoardRate


@strawberry.input
class DecideHeldRateInput:
    id: relay.GlobalID
    apply: bool = strawberry.field(description="True confirms the rate, false rejects it.")


@strawberry.type
class DecideHeldRateSuccess:
    rate: MetalRate


@strawberry.type(description="The rate does not wait for a decision.")
class RateNotHeld(Problem):
    pass


DecideHeldRateResult = Annotated[
    DecideHeldRateSuccess | RateNotHeld | NotFound, strawberry.union("DecideHeldRateResult")
]


@strawberry.type
class DecideHeldRateMutation:
    @strawberry.mutation(
        description="Confirm or reject a rate of the shop's board that jumped.",
        extensions=[on_shop_host, requires("market.set_rate")],
    )
    def decide_held_rate(self, info: Info, input: DecideHeldRateInput) -> DecideHeldRateResult:
        try:
            rate = decide_held_rate(
                board=BoardRate,
                rate_id=key_of(input.id, MetalRate, field="id"),
                is_confirmed=input.apply,
                decided_by=info.context.signed_in_actor.pk,
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.RateNotHeld as error:
            return RateNotHeld.of(error)
        return DecideHeldRateSuccess(rate=cast("MetalRate", rate))
