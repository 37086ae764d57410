"""What the customer leaves unpaid: it is on their account from then on."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Sum

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine
from tenant_apps.sales.documents.draft import Draft

RECEIVABLE = (PartCode.PAYMENT_ON_ACCOUNT, PartCode.CUSTOMER_RECEIVABLE)


def owed_by(customer_id: uuid.UUID, *, currency: str) -> Decimal:
    """Return what the customer owes for sales on account and bounced cheques; negative where the shop owes them."""
    lines = JournalLine.objects.filter(customer_id=customer_id, commodity=currency, part__in=RECEIVABLE)
    owed: Decimal | None = lines.aggregate(Sum("amount"))["amount__sum"]
    return owed or Decimal(0)


def left_on_account(drafts: Sequence[Draft]) -> Decimal:
    """Return by how much the documents together raise what the customer owes."""
    payments = [payment for draft in drafts for payment in draft.payments]
    return sum((paid.amount for paid in payments if paid.method == PaymentMethod.ON_ACCOUNT), Decimal(0))
