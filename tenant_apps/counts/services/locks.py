"""The locks of a count. It is locked before stock; its lines follow after the levels, in the order of their items."""

import uuid

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.errors import CountMovedOn
from tenant_apps.counts.models import StockCount

# Raw SQL: the ORM has no share lock. People who count do not wait for each other; who finishes, approves or cancels
# takes the row FOR UPDATE, and so waits for every scan that is being written.
KEPT = "SELECT * FROM counts_stockcount WHERE id = %s FOR KEY SHARE"


def keep_count(count_id: uuid.UUID, *, actor: User, status: CountStatus) -> StockCount:
    """Return a count that is in ``status``, and keep it there until this transaction ends.

    Raises:
        NotFound: there is none, or it is of a branch that the actor does not work in.
        CountMovedOn: it has another status.
    """
    return _checked(next(iter(StockCount.objects.raw(KEPT, [count_id])), None), actor, (status,))


def lock_count(count_id: uuid.UUID, *, actor: User, statuses: tuple[CountStatus, ...]) -> StockCount:
    """Lock a count that is in one of ``statuses`` against everything else, and return it.

    Raises:
        NotFound: there is none, or it is of a branch that the actor does not work in.
        CountMovedOn: it has another status.
    """
    return _checked(StockCount.objects.select_for_update().filter(pk=count_id).first(), actor, statuses)


def _checked(count: StockCount | None, actor: User, statuses: tuple[CountStatus, ...]) -> StockCount:
    if count is None or not works_in(actor=actor, branch_id=count.branch_id):
        raise NotFound(field="count_id")
    if count.status not in statuses:
        raise CountMovedOn(status=count.status)
    return count
