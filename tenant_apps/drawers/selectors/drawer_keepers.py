"""Who could answer for a drawer."""

import uuid

from django.db.models import Q, QuerySet

from shared_apps.identity.models import User
from shared_apps.identity.permissions import PERMISSIONS


def drawer_keepers(*, branch_id: uuid.UUID) -> QuerySet[User]:
    """Return the people who work in a branch, as ``works_in`` says, and may hold a drawer."""
    here = Q(branches=branch_id) | Q(branches=None)
    roles = sorted(PERMISSIONS["drawers.use"])
    return User.objects.filter(here, is_active=True, role__in=roles).order_by("full_name", "pk")
