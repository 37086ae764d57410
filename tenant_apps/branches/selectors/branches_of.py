"""The branches that somebody works in."""

from django.db.models import QuerySet

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch


def branches_of(actor: User) -> QuerySet[Branch]:
    """Return the open branches that a person is assigned to, or all of them where there is none."""
    open_ones = Branch.objects.filter(is_active=True)
    is_assigned = Branch.objects.filter(staff=actor).order_by().exists()
    return open_ones.filter(staff=actor) if is_assigned else open_ones
