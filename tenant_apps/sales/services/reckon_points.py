"""Give a customer the points that a sale has earned, and take back those of what came back."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from shared_apps.tenants.business_day import business_day
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.models import LoyaltyProgram
from tenant_apps.loyalty.points_change import PointsChange
from tenant_apps.loyalty.postings import points_moved
from tenant_apps.loyalty.selectors.program import program_in_force
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tenant_apps.loyalty.services.take_back_points import take_back_points
from tenant_apps.sales.choices import SaleStatus
from tenant_apps.sales.models import Sale


@transaction.atomic
def reckon_points(*, sale_id: uuid.UUID, now: datetime) -> None:
    """Bring the points of a sale up to what is known of it now, and post what they cost.

    Whatever happened to the sale asks for the same: so it does not matter in which order it is heard of, nor how often.

    Raises:
        PeriodClosed: the books are closed for this day.
    """
    sale = Sale.objects.get(pk=sale_id)
    program = program_in_force()
    if program is None or sale.customer_id is None:
        return
    earned = accrue_points(
        customer_id=sale.customer_id, sale_total=_earning(sale, program), source_id=sale.pk, at=sale.sold_at
    )
    _post(earned, sale=sale, source_id=sale.pk, now=now)
    for refund in sale.refunds.order_by("pk"):
        _take_back(sale, source_id=refund.pk, total=-_earning(refund, program), now=now)
    if sale.status == SaleStatus.VOIDED:
        # A void has no document of its own: its points go back under a name derived from the sale's.
        _take_back(sale, source_id=uuid.uuid5(sale.pk, "void"), total=_earning(sale, program), now=now)


def _take_back(sale: Sale, *, source_id: uuid.UUID, total: Decimal, now: datetime) -> None:
    changes = take_back_points(origin_id=sale.pk, returned_total=total, source_id=source_id, at=now)
    _post(changes, sale=sale, source_id=source_id, now=now)


def _earning(document: Sale, program: LoyaltyProgram) -> Decimal:
    """Return the total of the lines that earn points: those of bullion and coins may earn none."""
    lines = document.lines.exclude(item__item_class__in=program.excluded_classes)
    total: Decimal | None = lines.aggregate(Sum("total"))["total__sum"]
    return total or Decimal(0)


def _post(changes: Sequence[PointsChange], *, sale: Sale, source_id: uuid.UUID, now: datetime) -> None:
    post_entry(
        event=PostingEvent.POINTS,
        source_id=source_id,
        branch_id=sale.branch_id,
        posted_on=business_day(now),
        actor_id=None,
        parts=points_moved(changes),
    )
