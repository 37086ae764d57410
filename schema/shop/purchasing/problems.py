"""What the mutations of purchasing may refuse."""

from collections.abc import Callable, Mapping

import strawberry

from project import errors as project_errors
from project.errors import BusinessError
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound, Problem
from schema.kit.scalars import Grams, Money
from schema.shop.drawers.problems import ShiftRequired
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.pricing.mutations.quote_cart import RateMissing
from schema.shop.purchasing.enums import PurchaseOrderStatus
from schema.shop.stock.problems import OutOfStock
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.drawers import errors as drawers_errors
from tenant_apps.ledger import errors as ledger_errors
from tenant_apps.pricing import errors as pricing_errors
from tenant_apps.purchasing import errors
from tenant_apps.stock import errors as stock_errors


@strawberry.type(description="This is not possible with the order as it is now.")
class OrderNotOpen(Problem):
    status: PurchaseOrderStatus


@strawberry.type(description="The order is worth more than you may approve.")
class ApprovalLimitExceeded(Problem):
    value: Money
    limit: Money


@strawberry.type(description="More would come than is still on order: somebody else may have received it just now.")
class MoreThanOrdered(Problem):
    open: Grams


@strawberry.type(description="Goods stand on an invoice already.")
class AlreadyInvoiced(Problem):
    positions: list[int] = strawberry.field(description="Of the lines as they were sent, from 1.")


@strawberry.type(description="The supplier's invoice of this number is recorded already.")
class InvoiceNumberTaken(Problem):
    pass


@strawberry.type(description="The invoice is in the books already.")
class InvoiceNotHeld(Problem):
    pass


@strawberry.type(description="Goods are on no invoice that is in the books.")
class NotInvoiced(Problem):
    positions: list[int] = strawberry.field(description="Of the lines as they were sent, from 1.")


@strawberry.type(description="More would go back than is left of a line.")
class MoreThanReceived(Problem):
    left: Grams


@strawberry.type(description="Fewer grams are owed than shall become money.")
class MoreThanOwed(Problem):
    owed: Grams


_PROBLEMS: Mapping[type[BusinessError], Callable[[BusinessError], Problem]] = {
    project_errors.InvalidInput: InvalidInput.of,
    project_errors.NotFound: NotFound.of,
    project_errors.LimitReached: LimitReached.of,
    idempotency_errors.IdempotencyKeyReused: IdempotencyKeyReused.of,
    ledger_errors.PeriodClosed: PeriodClosed.of,
    drawers_errors.ShiftRequired: ShiftRequired.of,
    stock_errors.OutOfStock: OutOfStock.of,
    pricing_errors.RateMissing: RateMissing.of,
    errors.OrderNotOpen: OrderNotOpen.of,
    errors.ApprovalLimitExceeded: ApprovalLimitExceeded.of,
    errors.MoreThanOrdered: MoreThanOrdered.of,
    errors.AlreadyInvoiced: AlreadyInvoiced.of,
    errors.InvoiceNumberTaken: InvoiceNumberTaken.of,
    errors.InvoiceNotHeld: InvoiceNotHeld.of,
    errors.NotInvoiced: NotInvoiced.of,
    errors.MoreThanReceived: MoreThanReceived.of,
    errors.MoreThanOwed: MoreThanOwed.of,
}


def purchasing_problem(error: BusinessError) -> Problem:
    """Translate a refusal of a service into the problem of the same name.

    Raises:
        BusinessError: the error itself, where the graph has no such problem.
    """
    if type(error) not in _PROBLEMS:
        raise error
    return _PROBLEMS[type(error)](error)
