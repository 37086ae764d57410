import datetime as dt
import uuid
from decimal import Decimal
from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, Problem
from schema.kit.scalars import Rate
from schema.shop.enums import Metal
from schema.shop.ledger.problems import PeriodClosed
from shared_apps.idempotency import errors as idempotency_errors
from shared_apps.market import choices
from tenant_apps.ledger import errors
from tenant_apps.ledger.services.revalue_metal import revalue_metal


@strawberry.input
class MetalRateInput:
    metal: Metal
    per_fine_gram: Rate


@strawberry.input
class RevalueMetalInput:
    idempotency_key: uuid.UUID
    posted_on: dt.date
    rates: list[MetalRateInput]


@strawberry.type
class RevalueMetalSuccess:
    posted_on: dt.date


@strawberry.type(description="The shop holds a metal whose rate was not given.")
class MetalRateMissing(Problem):
    metal: Metal


@strawberry.type(description="The metal stands in the books at these rates already.")
class NothingToRevalue(Problem):
    pass


RevalueMetalResult = Annotated[
    RevalueMetalSuccess | InvalidInput | MetalRateMissing | NothingToRevalue | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("RevalueMetalResult"),
]


@strawberry.type
class RevalueMetalMutation:
    @strawberry.mutation(
        description="Value the metal that the shop trades with at the rates of a day; the difference is gain or loss.",
        extensions=[on_shop_host, requires("ledger.post")],
    )
    def revalue_metal(self, info: Info, input: RevalueMetalInput) -> RevalueMetalResult:
        try:
            revalue_metal(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                posted_on=input.posted_on,
                rates={choices.Metal(rate.metal.value): Decimal(rate.per_fine_gram) for rate in input.rates},
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.MetalRateMissing as error:
            return MetalRateMissing.of(error)
        except errors.NothingToRevalue as error:
            return NothingToRevalue.of(error)
        except errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return RevalueMetalSuccess(posted_on=input.posted_on)
