import datetime as dt
import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput
from schema.shop.ledger.problems import PeriodClosed, YearClosed
from schema.shop.ledger.types import YearClose
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors
from tenant_apps.ledger.services.close_year import close_year


@strawberry.input
class CloseYearInput:
    idempotency_key: uuid.UUID
    last_on: dt.date = strawberry.field(description="The year's last day.")


@strawberry.type
class CloseYearSuccess:
    year: YearClose


CloseYearResult = Annotated[
    CloseYearSuccess | InvalidInput | YearClosed | PeriodClosed | IdempotencyKeyReused,
    strawberry.union("CloseYearResult"),
]


@strawberry.type
class CloseYearMutation:
    @strawberry.mutation(
        description="Close a fiscal year: its result goes to retained earnings, and the books close through it.",
        extensions=[on_shop_host, requires("ledger.close")],
    )
    def close_year(self, info: Info, input: CloseYearInput) -> CloseYearResult:
        try:
            year = close_year(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                last_on=input.last_on,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.YearClosed as error:
            return YearClosed.of(error)
        except errors.PeriodClosed as error:
            return PeriodClosed.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return CloseYearSuccess(year=cast("YearClose", year))
