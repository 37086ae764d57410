from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.ledger.problems import YearClosed
from schema.shop.ledger.types import YearClose
from tenant_apps.ledger import errors
from tenant_apps.ledger.services.reopen_year import reopen_year


@strawberry.input
class ReopenYearInput:
    year_id: relay.GlobalID


@strawberry.type
class ReopenYearSuccess:
    year: YearClose


ReopenYearResult = Annotated[ReopenYearSuccess | NotFound | YearClosed, strawberry.union("ReopenYearResult")]


@strawberry.type
class ReopenYearMutation:
    @strawberry.mutation(
        description="Undo the close of the last closed year, and open its days again.",
        extensions=[on_shop_host, requires("ledger.reopen")],
    )
    def reopen_year(self, info: Info, input: ReopenYearInput) -> ReopenYearResult:
        try:
            year = reopen_year(
                actor=info.context.signed_in_actor,
                year_id=key_of(input.year_id, YearClose, field="year_id"),
                now=timezone.now(),
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.YearClosed as error:
            return YearClosed.of(error)
        return ReopenYearSuccess(year=cast("YearClose", year))
