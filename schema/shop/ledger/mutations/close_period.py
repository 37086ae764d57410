import datetime as dt
from typing import Annotated

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, Problem
from tenant_apps.ledger import errors
from tenant_apps.ledger.services.close_period import close_period


@strawberry.input
class ClosePeriodInput:
    through: dt.date


@strawberry.type
class ClosePeriodSuccess:
    closed_through: dt.date


@strawberry.type(description="The books are closed through that day, or a later one, already.")
class PeriodNotOpen(Problem):
    closed_through: dt.date


ClosePeriodResult = Annotated[ClosePeriodSuccess | InvalidInput | PeriodNotOpen, strawberry.union("ClosePeriodResult")]


@strawberry.type
class ClosePeriodMutation:
    @strawberry.mutation(
        description="Close the books through a day: nothing is posted there any more.",
        extensions=[on_shop_host, requires("ledger.close")],
    )
    def close_period(self, info: Info, input: ClosePeriodInput) -> ClosePeriodResult:
        try:
            close_period(actor=info.context.signed_in_actor, through=input.through, now=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.PeriodNotOpen as error:
            return PeriodNotOpen.of(error)
        return ClosePeriodSuccess(closed_through=input.through)
