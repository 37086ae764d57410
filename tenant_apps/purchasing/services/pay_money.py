"""Pay a supplier in money: out of the drawer, or by the bank."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PartCode
from tenant_apps.purchasing.asked import MoneyPaid
from tenant_apps.purchasing.choices import PAYS_WITH, PaymentKind
from tenant_apps.purchasing.models import Payment
from tenant_apps.purchasing.posting import money_parts
from tenant_apps.purchasing.services.locks import lock_supplier
from tenant_apps.purchasing.services.place import open_branch
from tenant_apps.purchasing.services.write_payment import write_payment

_PART = {PaymentMethod.CASH: PartCode.PAYMENT_CASH, PaymentMethod.TRANSFER: PartCode.PAYMENT_TRANSFER}


@transaction.atomic
def pay_money(*, actor: User, idempotency_key: uuid.UUID, paid: MoneyPaid, now: datetime) -> Payment:
    """Write the payment down. More than is owed may be paid: it is an advance then.

    Locks in this order: the idempotency key, the supplier, the shift, the ledger.

    Raises:
        NotFound: no such branch, terminal or supplier, or the actor does not work in the branch.
        InvalidInput: the method or the amount is not possible.
        ShiftRequired: the drawer of the terminal is not open.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        branch = open_branch(paid.branch_id, actor=actor, terminal_id=paid.terminal_id)
        payment = Payment(
            pk=uuid7(),
            supplier=lock_supplier(paid.supplier_id),
            branch=branch,
            terminal_id=paid.terminal_id,
            kind=PaymentKind.MONEY,
            method=paid.method,
            amount=paid.amount,
            reference=paid.reference.strip(),
            paid_by=actor.pk,
            paid_by_name=actor.full_name,
            paid_at=now,
            business_day=business_day(now),
        )
        return _pay(payment)

    payment_id, _is_new = once(key=idempotency_key, use_case="pay_supplier_money", content=asdict(paid), write=write)
    return Payment.objects.get(pk=payment_id)


def _pay(payment: Payment) -> uuid.UUID:
    problems = field_problems(payment)
    method = PaymentMethod(payment.method)
    if method not in PAYS_WITH:
        problems["method"] = ("NOT_POSSIBLE", _("The shop cannot pay like this."))
    if payment.amount <= 0:
        problems["amount"] = ("TOO_SMALL", _("This amount cannot be paid."))
    if problems:
        raise InvalidInput(problems)
    if method == PaymentMethod.CASH:
        shift = shift_for(terminal_id=payment.terminal_id)
        takings = [Taking(method=method, amount=-payment.amount)]
        record_takings(shift=shift, kind=TakingKind.SUPPLIER, source_id=payment.pk, takings=takings, at=payment.paid_at)
    parts = money_parts(
        _PART[method], payment.amount, supplier_id=payment.supplier_id, currency=current_tenant().currency
    )
    return write_payment(payment, parts)
