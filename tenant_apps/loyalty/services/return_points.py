"""Give points back that paid for what has come back."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from project.errors import NotFound
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry


def return_points(
    *, customer_id: uuid.UUID, amount: Decimal, origin_id: uuid.UUID, source_id: uuid.UUID, at: datetime
) -> int:
    """Give back the points that paid ``amount`` of the sale ``origin_id`` and return how many.

    A share of them, rounded down, until with the last of the money the last of the points comes back. Works in the
    caller's transaction; the caller posts ``amount`` (PAYMENT_POINTS). Locks the customer.

    Raises:
        NotFound: no such customer (field customer_id), or the sale was not paid that much in points (field origin_id).
    """
    customer = lock_customer(customer_id)
    entries = CreditEntry.objects.of_customer(customer).filter(purse=Purse.POINTS)
    spent = entries.filter(kind=EntryKind.SPENT, source_id=origin_id).aggregate(Sum("points"), Sum("amount"))
    back = entries.filter(kind=EntryKind.RETURNED, origin_id=origin_id).aggregate(Sum("points"), Sum("amount"))
    paid, paid_points = -(spent["amount__sum"] or Decimal(0)), -(spent["points__sum"] or 0)
    returned = (back["amount__sum"] or Decimal(0)) + amount
    if returned > paid:
        raise NotFound(field="origin_id")
    points = int(paid_points * returned // paid) - (back["points__sum"] or 0)
    CreditEntry.objects.create(
        purse=Purse.POINTS,
        kind=EntryKind.RETURNED,
        customer=customer,
        points=points,
        amount=amount,
        source_id=source_id,
        origin_id=origin_id,
        at=at,
    )
    return points
