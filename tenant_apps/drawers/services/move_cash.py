"""Put cash into a drawer or take it out without a sale, and say why."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.drawers.choices import CashReason, PaymentMethod, TakingKind
from tenant_apps.drawers.counting import money_problem
from tenant_apps.drawers.models import DrawerEntry, Shift
from tenant_apps.drawers.services.locks import lock_shift
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry

# Between the drawer and the shop's own safe nothing changes hands, so nothing is posted.
POSTED_TO = {
    CashReason.BANK: PartCode.BANK,
    CashReason.EXPENSE: PartCode.CASH_IN_OUT,
    CashReason.OTHER: PartCode.CASH_IN_OUT,
}
EXPLAINED = frozenset({CashReason.EXPENSE, CashReason.OTHER})


@transaction.atomic
def move_cash(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    shift_id: uuid.UUID,
    amount: Decimal,
    reason: CashReason,
    note: str,
    now: datetime,
) -> DrawerEntry:
    """Move ``amount`` into the drawer, or out of it where it is negative, and post it.

    Locks: the idempotency key, the shift, the books.

    Raises:
        NotFound: no such shift in a branch that the actor works in.
        ShiftNotOpen: it is closed.
        NotYourShift: somebody else answers for it, and the actor is no manager.
        InvalidInput: nothing moves, the amount cannot be paid, or the note is missing or too long.
        PeriodClosed: the books are closed for that day.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        if not amount.is_finite():
            raise InvalidInput({"amount": ("NOT_PAYABLE", _("This amount cannot be paid in this currency."))})
        shift = lock_shift(shift_id, actor=actor)
        entry = _entry(shift, actor=actor, amount=amount, reason=reason, note=note.strip(), now=now)
        if problems := _problems(entry, currency=shift.currency):
            raise InvalidInput(problems)
        entry.save(force_insert=True)
        _post(entry, shift=shift, actor=actor)
        return entry.pk

    content = {"shift_id": shift_id, "amount": f"{amount.normalize():f}", "reason": reason, "note": note}
    entry_id, _is_new = once(key=idempotency_key, use_case="move_cash", content=content, write=write)
    return DrawerEntry.objects.get(pk=entry_id)


def _entry(shift: Shift, *, actor: User, amount: Decimal, reason: CashReason, note: str, now: datetime) -> DrawerEntry:
    entry_id = uuid7()
    return DrawerEntry(
        id=entry_id,
        shift=shift,
        kind=TakingKind.CASH_IN if amount > 0 else TakingKind.CASH_OUT,
        method=PaymentMethod.CASH,
        amount=amount,
        source_id=entry_id,
        reason=reason,
        note=note,
        actor_name=actor.full_name,
        at=now,
    )


def _problems(entry: DrawerEntry, *, currency: str) -> FieldProblems:
    unchecked = {field.name for field in DrawerEntry._meta.fields} - {"note"}
    problems = field_problems(entry, exclude=unchecked)
    if entry.amount == 0:
        problems["amount"] = ("NOTHING_MOVES", _("Say how much."))
    elif problem := money_problem(abs(entry.amount), currency=currency):
        problems["amount"] = problem
    if entry.reason in EXPLAINED and not entry.note:
        problems["note"] = ("REQUIRED", _("Say what the cash was for."))
    return problems


def _post(entry: DrawerEntry, *, shift: Shift, actor: User) -> None:
    against = POSTED_TO.get(CashReason(entry.reason))
    if against is None:
        return
    post_entry(
        event=PostingEvent.CASH_MOVEMENT,
        source_id=entry.pk,
        branch_id=shift.terminal.branch_id,
        posted_on=business_day(entry.at),
        actor_id=actor.pk,
        parts=[
            Part(code=PartCode.CASH, commodity=shift.currency, amount=entry.amount),
            Part(code=against, commodity=shift.currency, amount=-entry.amount),
        ],
        note=entry.note,
    )
