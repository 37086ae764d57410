"""Whose shifts a person may see."""

from django.db.models import Q, QuerySet

from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from tenant_apps.drawers.models import Shift


def visible_shifts(*, actor: User, shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """Leave out others' closed shifts for who may only hold a drawer; open ones tell who holds which till."""
    if allows(actor.role, "drawers.view"):
        return shifts
    return shifts.filter(Q(holder_id=actor.pk) | Q(closed_at=None))
