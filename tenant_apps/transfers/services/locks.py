"""Lock a transfer for its next step: the document comes before the stock."""

import uuid
from collections.abc import Collection, Iterable

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.transfers.errors import TransferNotReady
from tenant_apps.transfers.models import Transfer

SENDER, RECEIVER = "from_branch_id", "to_branch_id"


def lock_transfer(transfer_id: uuid.UUID, *, actor: User, sides: Iterable[str], statuses: Collection[str]) -> Transfer:
    """Lock the transfer if the actor works in the branch of one of ``sides`` (SENDER, RECEIVER). Two statements.

    Raises:
        NotFound: there is no such transfer, or it is none of the actor's branches.
        TransferNotReady: it is in none of ``statuses`` (facts: status).
    """
    transfer = Transfer.objects.select_for_update().filter(pk=transfer_id).first()
    if transfer is None or not works_in_one(actor, {getattr(transfer, side) for side in sides}):
        raise NotFound(field="transfer_id")
    if transfer.status not in statuses:
        raise TransferNotReady(status=transfer.status)
    return transfer


def works_in_one(actor: User, branch_ids: set[uuid.UUID]) -> bool:
    """Say whether a person works in one of these branches, as ``works_in`` says it of one."""
    assigned = set(Branch.objects.filter(staff=actor).order_by().values_list("pk", flat=True))
    return not assigned or not assigned.isdisjoint(branch_ids)
