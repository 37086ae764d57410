import datetime as dt

import strawberry

from schema.kit.problems import Problem


@strawberry.type(description="The till has an open shift, and can have only one.")
class ShiftAlreadyOpen(Problem):
    holder_name: str
    opened_at: dt.datetime


@strawberry.type(description="The shift is closed, for good.")
class ShiftNotOpen(Problem):
    pass


@strawberry.type(description="Somebody else answers for this drawer, and only a manager may act in their place.")
class NotYourShift(Problem):
    holder_name: str


@strawberry.type(description="The books are closed for that day.")
class PeriodClosed(Problem):
    posted_on: dt.date
