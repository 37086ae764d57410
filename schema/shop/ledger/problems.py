import datetime as dt
from decimal import Decimal
from typing import Self

import strawberry

from project import errors
from schema.kit.problems import Problem
from schema.kit.scalars import Amount


@strawberry.type(description="The books are closed for that day.")
class PeriodClosed(Problem):
    posted_on: dt.date


@strawberry.type(description="A closed fiscal year is in the way.")
class YearClosed(Problem):
    last_on: dt.date


@strawberry.type(description="By how much debits exceed credits.")
class Difference:
    commodity: str
    amount: Amount


@strawberry.type(description="Debits and credits differ in some currency or metal.")
class Unbalanced(Problem):
    differences: list[Difference] = strawberry.field(default_factory=list)

    @classmethod
    def of(cls, error: errors.BusinessError) -> Self:
        differences: dict[str, Decimal] = error.facts["differences"]
        return cls(
            code=error.code,
            message=error.message,
            path=["lines"],
            differences=[
                Difference(commodity=commodity, amount=Amount(amount)) for commodity, amount in differences.items()
            ],
        )
