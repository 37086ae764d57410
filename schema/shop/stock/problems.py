import strawberry

from schema.kit.problems import Problem


@strawberry.type(description="A branch has less than what should leave it.")
class OutOfStock(Problem):
    skus: list[str]
