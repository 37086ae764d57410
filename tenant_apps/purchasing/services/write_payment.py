"""Write a payment and its entry: the last step of every way to pay a supplier."""

import uuid
from collections.abc import Sequence

from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.purchasing.models import Payment


def write_payment(payment: Payment, parts: Sequence[Part]) -> uuid.UUID:
    """Save the payment, post its entry and return its id.

    Raises:
        PeriodClosed: the books are closed for that day.
    """
    payment.save(force_insert=True)
    post_entry(
        event=PostingEvent.SUPPLIER_PAYMENT,
        source_id=payment.pk,
        branch_id=payment.branch_id,
        posted_on=payment.business_day,
        actor_id=payment.paid_by,
        parts=parts,
        note=payment.reference,
    )
    return payment.pk
