"""What the books say, summed from the lines themselves."""

import uuid
from collections import defaultdict
from decimal import Decimal

from django.db.models import Sum

from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.sales.models import Sale


def posted(source_id: uuid.UUID) -> dict[tuple[str, str], Decimal]:
    """Return what a document posted by part and commodity."""
    lines = JournalLine.objects.filter(entry__source_id=source_id, entry__reverses=None)
    sums = lines.order_by().values_list("part", "commodity").annotate(Sum("amount"))
    return {(part, commodity): amount for part, commodity, amount in sums}


def by_part() -> dict[tuple[str, str], Decimal]:
    """Return what all entries say by part and commodity, without zeros."""
    sums = JournalLine.objects.order_by().values_list("part", "commodity").annotate(Sum("amount"))
    return {(part, commodity): amount for part, commodity, amount in sums if amount}


def out_of_balance() -> dict[tuple[uuid.UUID, str], Decimal]:
    """Return the entries whose lines do not sum to zero in a commodity: there must be none."""
    sums: dict[tuple[uuid.UUID, str], Decimal] = defaultdict(Decimal)
    for entry_id, commodity, amount in JournalLine.objects.values_list("entry_id", "commodity", "amount"):
        sums[entry_id, commodity] += amount
    return {key: amount for key, amount in sums.items() if amount}


def entries_of(sale: Sale) -> int:
    return JournalEntry.objects.filter(source_id=sale.pk).count()
