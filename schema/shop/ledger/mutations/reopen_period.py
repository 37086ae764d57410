import datetime as dt
from typing import Annotated

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.shop.ledger.problems import YearClosed
from tenant_apps.ledger import errors
from tenant_apps.ledger.services.reopen_period import reopen_period


@strawberry.input
class ReopenPeriodInput:
    through: dt.date | None = strawberry.field(
        default=None, description="What stays closed: the days up to this one; left out, nothing does."
    )


@strawberry.type
class ReopenPeriodSuccess:
    closed_through: dt.date | None


ReopenPeriodResult = Annotated[ReopenPeriodSuccess | InvalidInput | YearClosed, strawberry.union("ReopenPeriodResult")]


@strawberry.type
class ReopenPeriodMutation:
    @strawberry.mutation(
        description="Open days of the books again.", extensions=[on_shop_host, requires("ledger.reopen")]
    )
    def reopen_period(self, info: Info, input: ReopenPeriodInput) -> ReopenPeriodResult:
        try:
            reopen_period(actor=info.context.signed_in_actor, through=input.through, now=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.YearClosed as error:
            return YearClosed.of(error)
        return ReopenPeriodSuccess(closed_through=input.through)
