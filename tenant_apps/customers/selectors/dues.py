"""What a customer owes and is owed, by the books: in money and in fine grams."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum, Value
from django.db.models.functions import Coalesce

from tenant_apps.customers.models import Customer
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine

OWED = (PartCode.PAYMENT_ON_ACCOUNT, PartCode.CUSTOMER_RECEIVABLE)
DEPOSITED = (PartCode.PAYMENT_DEPOSIT, PartCode.CUSTOMER_DEPOSIT)
ZERO = Value(Decimal(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class Dues:
    """Of one currency, or one metal in fine grams: what the customer owes, and what they paid ahead."""

    commodity: str
    owed: Decimal
    deposited: Decimal


def dues_of(customer: Customer) -> Sequence[Dues]:
    """Return the dues of the customer and all who were merged into them, by commodity; without what is settled."""
    lines = JournalLine.objects.filter(customer_id__in=Customer.objects.family(customer.pk).order_by().values("pk"))
    sums = (
        lines.filter(part__in=[*OWED, *DEPOSITED])
        .order_by("commodity")
        .values("commodity")
        .annotate(
            owed=Coalesce(Sum("amount", filter=Q(part__in=OWED)), ZERO),
            deposited=-Coalesce(Sum("amount", filter=Q(part__in=DEPOSITED)), ZERO),
        )
    )
    return [Dues(**row) for row in sums if row["owed"] or row["deposited"]]
