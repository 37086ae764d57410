"""Write down what a document put into the drawer, or took out of it."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from tenant_apps.drawers.choices import TakingKind
from tenant_apps.drawers.models import DrawerEntry, Shift
from tenant_apps.drawers.taking import Taking


def record_takings(
    *, shift: Shift | None, kind: TakingKind, source_id: uuid.UUID, takings: Sequence[Taking], at: datetime
) -> None:
    """Enter the takings into the drawer of ``shift``, which ``shift_for`` locked: one statement, however many.

    Without a shift there is no drawer to enter them into: the shop does not ask for one. Cash in and out is not a
    taking; it has a service of its own that says why.
    """
    if shift is not None:
        DrawerEntry.objects.bulk_create(
            DrawerEntry(shift=shift, kind=kind, method=taking.method, amount=taking.amount, source_id=source_id, at=at)
            for taking in takings
            if taking.amount
        )
