"""How much of the lines of receipts went back to their supplier."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Sum

from tenant_apps.purchasing.models import InvoiceLine


def returned_so_far(receipt_line_ids: Iterable[uuid.UUID]) -> defaultdict[uuid.UUID, Decimal]:
    """Return the quantity by line of a receipt, nothing where none went back; one statement."""
    returns = InvoiceLine.objects.filter(receipt_line__in=list(receipt_line_ids), is_return=True).order_by()
    sums = returns.values_list("receipt_line_id").annotate(Sum("quantity"))
    return defaultdict(Decimal, dict(sums))
