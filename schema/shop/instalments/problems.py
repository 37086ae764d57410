"""What the mutations of plans may refuse beside what the counter does."""

from typing import cast

import strawberry

from project.errors import BusinessError
from schema.kit.problems import Problem
from schema.kit.scalars import Amount, Grams, Money
from schema.shop.sales.problems import CounterProblem, counter_problem
from tenant_apps.instalments import errors
from tenant_apps.instalments.choices import PlanStatus


@strawberry.type(description="The plan is settled or cancelled, or is not one that this can be done to.")
class PlanNotOpen(Problem):
    status: PlanStatus


@strawberry.type(description="The payment is more than what is still open.")
class MoreThanIsOpen(Problem):
    open: Amount


@strawberry.type(description="The shop owes the customer another amount by now, or nothing.")
class AccountChanged(Problem):
    payout: Money


@strawberry.type(description="The customer would owe more fine gold than they may.")
class GramLimitExceeded(Problem):
    limit: Grams
    owed: Grams


@strawberry.type(description="The cart cannot be paid in grams over time.")
class NotForGrams(Problem):
    reason: str = strawberry.field(description="NO_METAL or SEVERAL_METALS.")


type PlanProblem = CounterProblem | PlanNotOpen | MoreThanIsOpen | AccountChanged | GramLimitExceeded | NotForGrams


def plan_problem(error: BusinessError) -> PlanProblem:
    """Translate a refusal of a service into the problem of the same name.

    Raises:
        BusinessError: the error itself, where the graph has no such problem.
    """
    if isinstance(error, errors.PlanNotOpen):
        return PlanNotOpen.of(error)
    if isinstance(error, errors.MoreThanIsOpen):
        return MoreThanIsOpen.of(error)
    if isinstance(error, errors.AccountChanged):
        return AccountChanged.of(error)
    if isinstance(error, errors.GramLimitExceeded):
        return GramLimitExceeded.of(error)
    if isinstance(error, errors.NotForGrams):
        return NotForGrams.of(error)
    return cast("PlanProblem", counter_problem(error))
