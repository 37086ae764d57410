"""Follow a cheque on its way: to the bank, and to its money or back."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.sales.choices import ChequeStatus
from tenant_apps.sales.errors import ChequeNotThere
from tenant_apps.sales.models import Cheque

BEFORE = {
    ChequeStatus.DEPOSITED: ChequeStatus.RECEIVED,
    ChequeStatus.CLEARED: ChequeStatus.DEPOSITED,
    ChequeStatus.BOUNCED: ChequeStatus.DEPOSITED,
}
"""Where a cheque must be to take each step."""


@transaction.atomic
def move_cheque(*, actor: User, cheque_id: uuid.UUID, status: ChequeStatus, now: datetime) -> Cheque:
    """Say that a cheque was deposited, cleared or bounced. Said again, it changes nothing.

    Cleared, its money is in the bank; bounced, the customer owes it again.

    Raises:
        NotFound: there is no such cheque, or it is of a branch that the actor does not work in.
        ChequeNotThere: it cannot take this step from where it is (facts: status).
        PeriodClosed: the books are closed for this day.
    """
    cheques = Cheque.objects.select_for_update(of=["self"]).select_related("payment__sale")
    cheque = cheques.filter(pk=cheque_id).first()
    if cheque is None or not works_in(actor=actor, branch_id=cheque.payment.sale.branch_id):
        raise NotFound(field="id")
    if cheque.status == status:
        return cheque
    if BEFORE.get(status) != cheque.status:
        raise ChequeNotThere(status=cheque.status)
    if status in (ChequeStatus.CLEARED, ChequeStatus.BOUNCED):
        post_entry(
            event=PostingEvent.CASH_MOVEMENT,
            source_id=cheque.pk,
            branch_id=cheque.payment.sale.branch_id,
            posted_on=business_day(now),
            actor_id=actor.pk,
            parts=[
                _goes_to(cheque, status=status),
                _part(PartCode.PAYMENT_CHEQUE, cheque=cheque, amount=-cheque.amount),
            ],
            note=f"{cheque}",
        )
    cheque.status, cheque.status_at = status, now
    cheque.save(update_fields=["status", "status_at"])
    return cheque


def _goes_to(cheque: Cheque, *, status: ChequeStatus) -> Part:
    if status == ChequeStatus.CLEARED:
        return _part(PartCode.BANK, cheque=cheque, amount=cheque.amount)
    return _part(PartCode.CUSTOMER_RECEIVABLE, cheque=cheque, amount=cheque.amount, customer_id=cheque.customer_id)


def _part(code: PartCode, *, cheque: Cheque, amount: Decimal, customer_id: uuid.UUID | None = None) -> Part:
    return Part(code=code, commodity=cheque.currency, amount=amount, customer_id=customer_id)
