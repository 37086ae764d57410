"""Take away a held invoice that was typed wrong or is not accepted; its goods can be invoiced again."""

import uuid

from django.db import transaction

from shared_apps.identity.models import User
from tenant_apps.purchasing.services.locks import lock_held_invoice


@transaction.atomic
def withdraw_invoice(*, actor: User, invoice_id: uuid.UUID) -> None:
    """Remove the invoice, which was never in the books; the audit still tells what it was.

    Raises:
        NotFound: there is no such invoice, or it is of a branch that the actor does not work in.
        InvoiceNotHeld: it is in the books already.
    """
    invoice = lock_held_invoice(invoice_id, actor=actor)
    invoice.lines.all().delete()
    invoice.delete()
