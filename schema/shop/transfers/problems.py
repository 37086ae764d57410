"""What the mutations of transfers may refuse."""

from collections.abc import Callable

import strawberry

from project import errors as project_errors
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock import errors as stock_errors
from tenant_apps.transfers import errors
from tenant_apps.transfers.choices import TransferStatus


@strawberry.type(description="The transfer is not where this step starts: often somebody was faster.")
class TransferNotReady(Problem):
    status: TransferStatus = strawberry.field(description="Where it is.")


@strawberry.type(description="Of some lines another quantity is on the way than was seen: somebody was faster.")
class TransferChanged(Problem):
    positions: list[int]


_PROBLEMS: dict[type[project_errors.BusinessError], Callable[[project_errors.BusinessError], Problem]] = {
    project_errors.InvalidInput: InvalidInput.of,
    project_errors.NotFound: NotFound.of,
    errors.TransferNotReady: TransferNotReady.of,
    errors.TransferChanged: TransferChanged.of,
    stock_errors.OutOfStock: OutOfStock.of,
    ledger_errors.PeriodClosed: PeriodClosed.of,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused.of,
}


def transfer_problem(error: project_errors.BusinessError) -> Problem:
    """Translate a refusal of a service into the problem of the same name.

    Raises:
        BusinessError: the error itself, where the graph has no such problem.
    """
    if type(error) not in _PROBLEMS:
        raise error
    return _PROBLEMS[type(error)](error)
