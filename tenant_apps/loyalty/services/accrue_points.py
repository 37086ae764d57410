"""Reward a purchase."""

import uuid
from datetime import datetime
from decimal import Decimal

from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.points_change import PointsChange
from tenant_apps.loyalty.selectors.program import program_in_force, tier_of
from tenant_apps.pricing.rounding import RoundingMode, minor_unit, round_money


def accrue_points(
    *, customer_id: uuid.UUID, sale_total: Decimal, source_id: uuid.UUID, at: datetime
) -> list[PointsChange]:
    """Give the points that ``sale_total``, the part of the sale that earns any, is worth in the customer's tier.

    The first purchase that earns also rewards whoever referred the customer. Works in the caller's transaction; the
    caller posts the amounts (POINTS_EXPENSE to POINTS_LIABILITY). No change is returned, and nothing written, where the
    shop gives no points, nothing of the sale earns any, or the sale was rewarded before: an event may come twice.

    Raises:
        NotFound: there is no such customer (field customer_id).
    """
    customer = lock_customer(customer_id)
    program = program_in_force()
    earned = CreditEntry.objects.of_customer(customer).filter(purse=Purse.POINTS, kind=EntryKind.EARNED)
    if program is None or sale_total <= 0 or earned.filter(source_id=source_id).exists():
        return []
    points = int(sale_total // tier_of(customer, program=program, at=at).money_per_point)
    rewards = [(customer.pk, EntryKind.EARNED, points, sale_total)]
    referrer_id = customer.referred_by_id
    if referrer_id is not None and program.referral_points and not earned.exists():
        rewards.append((referrer_id, EntryKind.REFERRAL, program.referral_points, Decimal(0)))
    unit = minor_unit(current_tenant().currency)
    entries = [
        CreditEntry(
            purse=Purse.POINTS,
            kind=kind,
            customer_id=owner_id,
            points=points,
            amount=round_money(points * program.point_value, step=unit, mode=RoundingMode.DOWN),
            spent=spent,
            source_id=source_id,
            at=at,
        )
        for owner_id, kind, points, spent in rewards
    ]
    CreditEntry.objects.bulk_create(entries)
    return [PointsChange.of(entry) for entry in entries]
