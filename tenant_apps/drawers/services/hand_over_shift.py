"""Hand a drawer over: one shift ends with a count, and the next person's begins with what was counted."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from project.errors import NotFound
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.drawers.counting import Counted, told
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.drawer_keepers import drawer_keepers
from tenant_apps.drawers.services.close_shift import settle_shift
from tenant_apps.drawers.services.locks import lock_shift


@transaction.atomic
def hand_over_shift(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    shift_id: uuid.UUID,
    counts: Sequence[Counted],
    to_id: uuid.UUID,
    note: str = "",
    now: datetime,
) -> Shift:
    """Close the shift as ``close_shift`` does, and return a new one of ``to_id`` that starts with the counted cash.

    Raises:
        NotFound: no such shift, or nobody with this id who works in its branch, may hold a drawer and does not
            hold this one already.
        ShiftNotOpen, NotYourShift, InvalidInput, PeriodClosed, IdempotencyKeyReused: as ``close_shift``.
    """

    def write() -> uuid.UUID:
        shift = lock_shift(shift_id, actor=actor)
        successor = drawer_keepers(branch_id=shift.terminal.branch_id).exclude(pk=shift.holder_id).filter(pk=to_id)
        holder = successor.first()
        if holder is None:
            raise NotFound(field="to_id")
        cash = settle_shift(shift, actor=actor, counts=counts, note=note, now=now)
        return _begin(shift, holder=holder, opening_float=cash, now=now).pk

    content = {"shift_id": shift_id, "to_id": to_id, "note": note, "counts": told(counts)}
    new_id, _ = once(key=idempotency_key, use_case="hand_over_shift", content=content, write=write)
    return Shift.objects.get(pk=new_id)


def _begin(shift: Shift, *, holder: User, opening_float: Decimal, now: datetime) -> Shift:
    return Shift.objects.create(
        id=uuid7(),
        terminal=shift.terminal,
        holder_id=holder.pk,
        holder_name=holder.full_name,
        currency=shift.currency,
        opening_float=opening_float,
        opened_at=now,
    )
