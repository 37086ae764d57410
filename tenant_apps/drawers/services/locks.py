"""The lock of a shift, and who may work with it."""

import uuid

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.drawers.errors import NotYourShift, ShiftNotOpen
from tenant_apps.drawers.models import Shift


def lock_shift(shift_id: uuid.UUID, *, actor: User) -> Shift:
    """Lock an open shift that ``actor`` answers for, or manages, against everything else; its terminal is loaded.

    FOR UPDATE, which waits for the key share of a sale in the making (``shift_for``).

    Raises:
        NotFound: there is none, or it is of a branch that the actor does not work in.
        ShiftNotOpen: it is closed.
        NotYourShift: somebody else answers for it, and the actor is no manager.
    """
    shift = Shift.objects.select_for_update(of=["self"]).select_related("terminal").filter(pk=shift_id).first()
    if shift is None or not works_in(actor=actor, branch_id=shift.terminal.branch_id):
        raise NotFound(field="shift_id")
    if not shift.is_open:
        raise ShiftNotOpen
    if shift.holder_id != actor.pk and not allows(actor.role, "drawers.manage"):
        raise NotYourShift(holder_name=shift.holder_name)
    return shift
