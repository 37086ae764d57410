"""Accept the differences of a held invoice: somebody who may answers for them, and it goes into the books."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.purchasing.choices import InvoiceStatus
from tenant_apps.purchasing.models import Invoice
from tenant_apps.purchasing.services.locks import lock_held_invoice
from tenant_apps.purchasing.services.record_invoice import lines_of, post_invoice


@transaction.atomic
def accept_invoice(*, actor: User, invoice_id: uuid.UUID, reason: str, now: datetime) -> Invoice:
    """Post a held invoice with who accepted its differences and why.

    Harmless when sent twice: the second finds it posted. Locks the supplier, the invoice, the ledger.

    Raises:
        NotFound: there is no such invoice, or it is of a branch that the actor does not work in.
        InvoiceNotHeld: it is in the books already.
        InvalidInput: there is no reason.
        PeriodClosed: the books are closed for today.
    """
    if not reason.strip():
        raise InvalidInput({"reason": ("REQUIRED", _("Say why the differences are accepted."))})
    invoice = lock_held_invoice(invoice_id, actor=actor)
    post_invoice(invoice, lines_of(invoice), actor=actor.pk, now=now)
    invoice.status, invoice.posted_at = InvoiceStatus.POSTED, now
    invoice.accepted_by, invoice.accepted_by_name, invoice.accept_reason = actor.pk, actor.full_name, reason.strip()
    invoice.save(update_fields=["status", "posted_at", "accepted_by", "accepted_by_name", "accept_reason"])
    return invoice
