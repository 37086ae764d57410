"""Keep points in the books at what they pay."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Coalesce

from project.identifiers import uuid7
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.postings import moved
from tenant_apps.loyalty.selectors.program import program_in_force
from tenant_apps.pricing.rounding import RoundingMode, minor_unit, round_money


@transaction.atomic
def revalue_points(*, now: datetime) -> Decimal:
    """Bring everybody's points to their present value in the books, and return by how much the shop owes more.

    A change of what a point pays, and the part of a point that is spent whole, leave the books apart from the points.
    Whoever spends at the same moment is put right the next time.
    """
    program = program_in_force()
    if program is None:
        return Decimal(0)
    unit = minor_unit(current_tenant().currency)
    sums = (
        CreditEntry.objects.filter(purse=Purse.POINTS)
        .order_by()
        .values(owner=Coalesce("customer__merged_into_id", "customer_id"))
        .annotate(points_sum=Sum("points"), amount_sum=Sum("amount"))
    )
    run_id = uuid7()
    entries = [
        CreditEntry(
            purse=Purse.POINTS,
            kind=EntryKind.REVALUED,
            customer_id=row["owner"],
            amount=difference,
            source_id=run_id,
            at=now,
        )
        for row in sums
        if (
            difference := round_money(row["points_sum"] * program.point_value, step=unit, mode=RoundingMode.DOWN)
            - row["amount_sum"]
        )
    ]
    CreditEntry.objects.bulk_create(entries, batch_size=1000)
    total = sum((entry.amount for entry in entries), Decimal(0))
    post_entry(
        event=PostingEvent.POINTS,
        source_id=run_id,
        branch_id=Branch.objects.get(is_default=True).pk,
        posted_on=business_day(now),
        actor_id=None,
        parts=moved(total, owed=PartCode.POINTS_LIABILITY, against=PartCode.POINTS_EXPENSE),
    )
    return total
