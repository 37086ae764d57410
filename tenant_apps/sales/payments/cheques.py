"""Cheques: paper until the bank has cleared it."""

import uuid

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.sales.choices import ChequeStatus
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.models import Cheque, Payment
from tenant_apps.sales.payments.taken import PaymentTaken


def cheque_of(taken: PaymentTaken, *, payment: Payment, customer_id: uuid.UUID, visit: Visit) -> Cheque:
    """Return the cheque that a payment hands over, not saved; the payment refers to its number.

    Raises:
        InvalidInput: it does not say its number, its bank or its day.
    """
    if taken.cheque is None:
        problems: dict[str, tuple[str, str | Promise]] = {
            f"payments.{payment.position - 1}.cheque": ("REQUIRED", _("Say what stands on the cheque."))
        }
        raise InvalidInput(problems)
    payment.reference = taken.cheque.number
    return Cheque(
        payment=payment,
        customer_id=customer_id,
        number=taken.cheque.number,
        bank=taken.cheque.bank,
        due_on=taken.cheque.due_on,
        amount=payment.amount,
        currency=visit.currency,
        status=ChequeStatus.RECEIVED,
        status_at=visit.now,
    )
