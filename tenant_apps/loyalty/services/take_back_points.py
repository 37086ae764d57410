"""Take the reward of a purchase back when what was bought comes back."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, Sum

from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.points_change import PointsChange
from tenant_apps.loyalty.selectors.points import points_of


def take_back_points(
    *, origin_id: uuid.UUID, returned_total: Decimal, source_id: uuid.UUID, at: datetime
) -> list[PointsChange]:
    """Take back what the sale ``origin_id`` earned for the ``returned_total`` that came back with ``source_id``.

    What is left then is what the rest of the sale would have earned; with the last of it goes the bonus of the
    referrer. Points that were spent meanwhile are not owed: a balance does not fall below zero. Works in the caller's
    transaction; the caller posts the (negative) amounts. No change is returned, and nothing written, where the sale
    earned nothing or the return was reckoned with before. Locks the customer, then the referrer.
    """
    earned = CreditEntry.objects.filter(source_id=origin_id, kind=EntryKind.EARNED).first()
    if earned is None:
        return []
    lock_customer(PointsChange.of(earned).customer_id)
    is_known = CreditEntry.objects.filter(source_id=source_id, kind=EntryKind.TAKEN_BACK).exists()
    points, spent = _left_of(earned)
    back = min(returned_total, spent)
    if is_known or back <= 0:
        return []
    kept = int(earned.points * (spent - back) // earned.spent)
    taken = [_taken(earned, points - kept, spent=back)]
    if back == spent:
        bonuses = CreditEntry.objects.filter(source_id=origin_id, kind=EntryKind.REFERRAL)
        taken += [_taken(bonus, bonus.points) for bonus in bonuses]
    taken = [entry for entry in taken if entry.points or entry.spent]
    for entry in taken:
        entry.source_id, entry.at = source_id, at
    CreditEntry.objects.bulk_create(taken)
    return [PointsChange.of(entry) for entry in taken]


def _left_of(earned: CreditEntry) -> tuple[int, Decimal]:
    """Return the points and the purchases of a reward that were not taken back yet."""
    sums = CreditEntry.objects.filter(
        Q(pk=earned.pk) | Q(origin_id=earned.source_id, kind=EntryKind.TAKEN_BACK), customer=earned.customer_id
    ).aggregate(Sum("points"), Sum("spent"))
    return sums["points__sum"], sums["spent__sum"]


def _taken(reward: CreditEntry, wanted: int, *, spent: Decimal = Decimal(0)) -> CreditEntry:
    customer = lock_customer(PointsChange.of(reward).customer_id)
    balance = points_of(customer)
    points = min(wanted, balance.points)
    return CreditEntry(
        purse=Purse.POINTS,
        kind=EntryKind.TAKEN_BACK,
        customer_id=reward.customer_id,
        points=-points,
        amount=-balance.worth_of(points),
        spent=-spent,
        origin_id=reward.source_id,
    )
