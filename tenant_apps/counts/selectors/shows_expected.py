"""Who is told what should be there."""

from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.models import StockCount


def shows_expected(count: StockCount, *, actor: User) -> bool:
    """Say whether a person may see what a count should find: of a blind one nobody while it is open, and until it is
    approved only those who approve.
    """
    if not count.is_blind or count.status in (CountStatus.APPROVED, CountStatus.CANCELLED):
        return True
    return count.status == CountStatus.COUNTED and allows(actor.role, "counts.approve")
