"""Who works where."""

import uuid

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch


def works_in(*, actor: User, branch_id: uuid.UUID) -> bool:
    """Say whether a person works in a branch: in those assigned, or in all of them where none is."""
    assigned = set(Branch.objects.filter(staff=actor).order_by().values_list("pk", flat=True))
    return not assigned or branch_id in assigned
