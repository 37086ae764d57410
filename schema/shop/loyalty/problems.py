import strawberry

from schema.kit.problems import Problem
from schema.kit.scalars import Money


@strawberry.type(description="The balance does not cover what is asked; of points both count points.")
class NotEnoughCredit(Problem):
    purse: str = strawberry.field(description="STORE_CREDIT, GIFT_CARD or POINTS.")
    balance: Money
    asked: Money


@strawberry.type(description="There is no gift card with this code.")
class GiftCardUnknown(Problem):
    pass


@strawberry.type(description="The gift card has expired or was voided.")
class GiftCardUnusable(Problem):
    reason: str = strawberry.field(description="EXPIRED or VOIDED.")


@strawberry.type(description="The shop gives no points at present.")
class NoLoyaltyProgram(Problem):
    pass


@strawberry.type(description="Fewer points are spent than the program allows at once.")
class TooFewPoints(Problem):
    minimum: int
    asked: int
