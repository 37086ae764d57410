import strawberry

from schema.kit.problems import Problem


@strawberry.type(description="The shop takes and gives money only at a till whose drawer is open.")
class ShiftRequired(Problem):
    pass
