"""The open drawer that money at a till goes into."""

import uuid

from tenant_apps.drawers.errors import ShiftRequired
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.counter_settings import counter_settings

# Raw SQL: the ORM has no share lock. The weakest one is enough: closing takes the row FOR UPDATE, so it waits for every
# sale that is being made, and a sale that came after it finds no open shift; two sales do not wait for each other.
OPEN_SHIFT = "SELECT * FROM drawers_shift WHERE terminal_id = %s AND closed_at IS NULL FOR KEY SHARE"


def shift_for(*, terminal_id: uuid.UUID | None) -> Shift | None:
    """Return the open shift of a terminal and keep it open until this transaction ends, or None where there is none.

    Lock it right after the document itself: before customers, credit, stock and the ledger.

    Raises:
        ShiftRequired: there is none, and the shop takes money only into an open drawer.
    """
    shift = None if terminal_id is None else next(iter(Shift.objects.raw(OPEN_SHIFT, [terminal_id])), None)
    if shift is None and counter_settings().requires_shift:
        raise ShiftRequired
    return shift
