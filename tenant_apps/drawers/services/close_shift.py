"""Close a shift: what was counted meets what should be there, once and for good."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.counting import Counted, require_counted
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.report import report_of
from tenant_apps.drawers.selectors.shift_report import drawer_sums
from tenant_apps.drawers.services.locks import lock_shift


@transaction.atomic
def close_shift(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    shift_id: uuid.UUID,
    counts: Sequence[Counted],
    note: str = "",
    now: datetime,
) -> Shift:
    """Close the shift with its Z report and return it. Whoever counts is told what was expected only now.

    A manager may close another's shift, and says why in ``note``. Locks: the idempotency key, the shift.

    Raises:
        NotFound: no such shift in a branch that the actor works in.
        ShiftNotOpen: it is closed already.
        NotYourShift: somebody else answers for it, and the actor is no manager.
        InvalidInput: cash was not counted, a count cannot be right, or the note is missing or too long.
        IdempotencyKeyReused: the key came with other content.
    """
    content = {"shift_id": shift_id, "note": note, "counts": [_told(counted) for counted in counts]}

    def write() -> uuid.UUID:
        shift = lock_shift(shift_id, actor=actor)
        settle_shift(shift, actor=actor, counts=counts, note=note, now=now)
        return shift.pk

    once(key=idempotency_key, use_case="close_shift", content=content, write=write)
    return Shift.objects.get(pk=shift_id)


def settle_shift(shift: Shift, *, actor: User, counts: Sequence[Counted], note: str, now: datetime) -> None:
    """Write the count and the report on a locked shift.

    Raises:
        InvalidInput: as ``close_shift``.
    """
    require_counted(counts, currency=shift.currency)
    report = report_of(opening_float=shift.opening_float, sums=drawer_sums(shift_id=shift.pk), counts=counts)
    cash = report.of(PaymentMethod.CASH)
    # A till's shifts follow one another, and this one is locked: nobody else takes the number.
    last = Shift.objects.filter(terminal_id=shift.terminal_id).aggregate(last=Max("z_number"))["last"]
    closed = {
        "closed_at": now,
        "closed_by_name": actor.full_name,
        "closing_note": note.strip(),
        "z_number": (last or 0) + 1,
        "counted_cash": cash.counted,
        "expected_cash": cash.expected,
        "differs": report.differs,
        "z_report": report.as_json(),
    }
    for name, value in closed.items():
        setattr(shift, name, value)
    _require_note(shift, actor=actor)
    shift.save(update_fields=list(closed))


def _require_note(shift: Shift, *, actor: User) -> None:
    checked = {"closing_note"}
    problems = field_problems(shift, exclude={field.name for field in Shift._meta.fields} - checked)
    if not shift.closing_note and shift.holder_id != actor.pk:
        problems["note"] = ("REQUIRED", _("Say why you close another's shift."))
    if problems:
        raise InvalidInput(problems)


def _told(counted: Counted) -> list[str]:
    pieces = ",".join(f"{piece.count}×{piece.value.normalize():f}" for piece in counted.pieces)
    return [counted.method, f"{counted.amount.normalize():f}", pieces]
