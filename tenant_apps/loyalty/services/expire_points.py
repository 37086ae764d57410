"""Let points run out."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from project.identifiers import uuid7
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.models import Branch
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.months import months_from
from tenant_apps.loyalty.postings import moved
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.loyalty.selectors.program import program_in_force


def expire_points(*, now: datetime) -> int:
    """Let the points that are older than the program keeps them expire, and return how many customers had such.

    The oldest are spent first. So all that ever went, to whatever end, went from the oldest that ever came, and what is
    over of those is what expires. Each customer is a transaction of their own; repeating it changes nothing.
    """
    with transaction.atomic():
        program = program_in_force()
        if program is None or program.expiry_months is None:
            return 0
        cutoff = months_from(now, -program.expiry_months)
        owners = list(
            CreditEntry.objects.filter(purse=Purse.POINTS)
            .order_by()
            .values(owner=Coalesce("customer__merged_into_id", "customer_id"))
            .annotate(over=_over(cutoff))
            .filter(over__gt=0)
            .values_list("owner", flat=True)
        )
    for owner_id in owners:
        _expire(owner_id, cutoff=cutoff, now=now)
    return len(owners)


def _over(cutoff: datetime) -> Sum:
    return Sum("points", filter=Q(points__lt=0) | Q(at__lt=cutoff), default=0)


@transaction.atomic
def _expire(owner_id: uuid.UUID, *, cutoff: datetime, now: datetime) -> None:
    customer = lock_customer(owner_id)
    entries = CreditEntry.objects.of_customer(customer).filter(purse=Purse.POINTS)
    over = entries.aggregate(over=_over(cutoff))["over"]
    if over <= 0:
        return  # spent meanwhile
    entry = CreditEntry.objects.create(
        purse=Purse.POINTS,
        kind=EntryKind.EXPIRED,
        customer=customer,
        points=-over,
        amount=-points_of(customer).worth_of(over),
        source_id=uuid7(),
        at=now,
    )
    post_entry(
        event=PostingEvent.POINTS,
        source_id=entry.pk,
        branch_id=Branch.objects.get(is_default=True).pk,
        posted_on=business_day(now),
        actor_id=None,
        parts=moved(entry.amount, owed=PartCode.POINTS_LIABILITY, against=PartCode.BREAKAGE, customer_id=customer.pk),
    )
