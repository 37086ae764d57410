"""The refusals of counts, and how they reach the client."""

from collections.abc import Callable

import strawberry

from project import errors as project_errors
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.counts import errors
from tenant_apps.counts.choices import CountStatus
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock import errors as stock_errors


@strawberry.type(description="The count has another status than this needs: perhaps somebody was faster.")
class CountMovedOn(Problem):
    status: CountStatus


@strawberry.type(description="Stock moved while these were counted in several goes.")
class RecountNeeded(Problem):
    skus: list[str]


@strawberry.type(description="A unique piece would be in stock twice: it came in elsewhere in this moment.")
class PieceInStock(Problem):
    skus: list[str]


REFUSALS: dict[type[project_errors.BusinessError], Callable[[project_errors.BusinessError], Problem]] = {
    project_errors.InvalidInput: InvalidInput.of,
    project_errors.NotFound: NotFound.of,
    errors.CountMovedOn: CountMovedOn.of,
    errors.RecountNeeded: RecountNeeded.of,
    stock_errors.OutOfStock: OutOfStock.of,
    stock_errors.PieceInStock: PieceInStock.of,
    ledger_errors.PeriodClosed: PeriodClosed.of,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused.of,
}
"""How each is translated; a mutation's union names those that it may meet."""
REFUSED = tuple(REFUSALS)


def problem_of(error: project_errors.BusinessError) -> Problem:
    return REFUSALS[type(error)](error)
