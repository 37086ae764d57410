"""Pay with points."""

import uuid
from datetime import datetime
from decimal import ROUND_CEILING, Decimal

from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NoLoyaltyProgram, NotEnoughCredit, TooFewPoints
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.loyalty.selectors.program import program_in_force


def redeem_points(*, customer_id: uuid.UUID, amount: Decimal, source_id: uuid.UUID, at: datetime) -> int:
    """Take as many points as pay ``amount`` (positive money) and return how many, in the caller's transaction.

    A part of a point is spent whole. The caller posts ``amount`` (PAYMENT_POINTS). Locks the customer.

    Raises:
        NotFound: there is no such customer (field customer_id).
        NoLoyaltyProgram: points pay nothing at present.
        TooFewPoints: the program asks for more at once.
        NotEnoughCredit: the customer has fewer (facts in points).
    """
    customer = lock_customer(customer_id)
    program = program_in_force()
    if program is None:
        raise NoLoyaltyProgram
    points = int((amount / program.point_value).to_integral_value(ROUND_CEILING))
    if points < program.minimum_points:
        raise TooFewPoints(minimum=program.minimum_points, asked=points)
    balance = points_of(customer).points
    if balance < points:
        raise NotEnoughCredit(purse=Purse.POINTS, balance=Decimal(balance), asked=Decimal(points))
    CreditEntry.objects.create(
        purse=Purse.POINTS,
        kind=EntryKind.SPENT,
        customer=customer,
        points=-points,
        amount=-amount,
        source_id=source_id,
        at=at,
    )
    return points
