"""What several of the counter's mutations may refuse."""

from datetime import datetime

import strawberry

from project.errors import BusinessError
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.kit.scalars import Grams, Money
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.loyalty.problems import (
    GiftCardUnknown,
    GiftCardUnusable,
    NoLoyaltyProgram,
    NotEnoughCredit,
    TooFewPoints,
)
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from schema.shop.stock.problems import OutOfStock
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.choices import ChequeStatus


@strawberry.type(description="The prices of the quote no longer hold.")
class QuoteExpired(Problem):
    expired_at: datetime


@strawberry.type(description="The quote already became a sale.")
class QuoteUsed(Problem):
    pass


@strawberry.type(description="The payments do not settle the total, or something other than cash exceeds it.")
class PaymentMismatch(Problem):
    total: Money
    paid: Money


@strawberry.type(description="This way to pay, or to get money back, needs to know the customer.")
class CustomerRequired(Problem):
    method: PaymentMethod


@strawberry.type(description="The customer would owe more than they may.")
class CreditLimitExceeded(Problem):
    limit: Money
    owed: Money


@strawberry.type(description="Everything of the sale came back before.")
class AlreadyRefunded(Problem):
    pass


@strawberry.type(description="It is a refund itself, imported history, void, or its unique piece is back already.")
class NotRefundable(Problem):
    reason: str = strawberry.field(description="NOT_A_SALE, IMPORTED, VOIDED, IN_GRAMS or IN_STOCK.")


@strawberry.type(description="More of a line would come back than is left of it.")
class MoreThanSold(Problem):
    position: int
    left: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked.")


@strawberry.type(description="The sale cannot be made void.")
class SaleNotVoidable(Problem):
    reason: str = strawberry.field(
        description="NOT_A_SALE, IMPORTED, REFUNDED, VOIDED, EXCHANGED, ANOTHER_DAY, DEPOSIT, IN_STOCK, OLD_GOLD_GONE,"
        " CHEQUE_GONE, GIFT_CARD_UNUSABLE or CREDIT_SPENT."
    )


@strawberry.type(description="The cheque cannot take this step from where it is.")
class ChequeNotThere(Problem):
    status: ChequeStatus


type CounterProblem = (
    InvalidInput
    | NotFound
    | QuoteExpired
    | QuoteUsed
    | PaymentMismatch
    | CustomerRequired
    | CreditLimitExceeded
    | NotEnoughCredit
    | GiftCardUnknown
    | GiftCardUnusable
    | NoLoyaltyProgram
    | TooFewPoints
    | RateMissing
    | RateStale
    | ShiftRequired
    | OutOfStock
    | PeriodClosed
    | AlreadyRefunded
    | NotRefundable
    | MoreThanSold
    | SaleNotVoidable
    | ChequeNotThere
    | IdempotencyKeyReused
)
"""What the counter may refuse; each mutation's union says which of them it can meet."""

COUNTER_PROBLEMS: tuple[type[CounterProblem], ...] = CounterProblem.__value__.__args__
_BY_NAME = {problem.__name__: problem for problem in COUNTER_PROBLEMS}


def counter_problem(error: BusinessError) -> CounterProblem:
    """Translate a refusal of a service into the problem of the same name.

    Raises:
        BusinessError: the error itself, where the graph has no such problem.
    """
    problem = _BY_NAME.get(type(error).__name__)
    if problem is None:
        raise error
    return problem.of(error)
