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


@strawberry.type(description="The shop takes and gives money only at a till whose drawer is open.")
class ShiftRequired(Problem):
    pass
