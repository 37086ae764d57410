import datetime as dt

import strawberry

from schema.kit.problems import Problem


@strawberry.type(description="The books are closed for that day.")
class PeriodClosed(Problem):
    posted_on: dt.date
