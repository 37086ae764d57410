"""What the mutations of the workshop may refuse."""

from typing import Self

import strawberry

from project import errors as project_errors
from project.errors import BusinessError
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound, Problem
from schema.kit.scalars import Grams
from schema.shop.enums import Metal
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.stock import errors as stock_errors
from tenant_apps.workshop import errors
from tenant_apps.workshop.choices import WorkStatus


@strawberry.type(description="The job is done or called off.")
class WorkNotOpen(Problem):
    status: WorkStatus


@strawberry.type(description="More metal is missing than the job may lose; fine grams.")
class LossAboveAllowance(Problem):
    metal: Metal
    loss: Grams
    allowed: Grams

    @classmethod
    def of(cls, error: BusinessError) -> Self:
        return _with_metal(super().of(error))


@strawberry.type(description="More of a metal would come out than went in; fine grams.")
class MoreMetalThanUsed(Problem):
    metal: Metal
    surplus: Grams

    @classmethod
    def of(cls, error: BusinessError) -> Self:
        return _with_metal(super().of(error))


def _with_metal[P: LossAboveAllowance | MoreMetalThanUsed](problem: P) -> P:
    problem.metal = Metal(problem.metal)
    return problem


_PROBLEMS: dict[type[BusinessError], type[Problem]] = {
    project_errors.InvalidInput: InvalidInput,
    project_errors.NotFound: NotFound,
    project_errors.LimitReached: LimitReached,
    stock_errors.OutOfStock: OutOfStock,
    errors.WorkNotOpen: WorkNotOpen,
    errors.LossAboveAllowance: LossAboveAllowance,
    errors.MoreMetalThanUsed: MoreMetalThanUsed,
    ledger_errors.PeriodClosed: PeriodClosed,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused,
}


def work_problem(error: BusinessError) -> Problem:
    """Translate a refusal of a service into the problem of the same name.

    Raises:
        BusinessError: the error itself, where the graph has no such problem.
    """
    if type(error) not in _PROBLEMS:
        raise error
    return _PROBLEMS[type(error)].of(error)
