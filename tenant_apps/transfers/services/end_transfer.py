"""Say that nothing will be sent: the sender rejects a request, or one of the two branches cancels it."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.models import Transfer
from tenant_apps.transfers.services.locks import RECEIVER, SENDER, lock_transfer

_SIDES = {TransferStatus.REJECTED: [SENDER], TransferStatus.CANCELLED: [SENDER, RECEIVER]}


@transaction.atomic
def end_transfer(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    transfer_id: uuid.UUID,
    status: TransferStatus,
    reason: str,
    now: datetime,
) -> Transfer:
    """Reject (the sender) or cancel (either branch) what was not sent yet: ``status`` is REJECTED or CANCELLED.

    Raises:
        NotFound: no such transfer, or the actor does not work in a branch that may say so.
        TransferNotReady: it was sent or has ended. What was sent is called back instead.
        InvalidInput: there is no reason.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        waiting = [TransferStatus.REQUESTED, TransferStatus.APPROVED]
        transfer = lock_transfer(transfer_id, actor=actor, sides=_SIDES[status], statuses=waiting)
        if not reason.strip():
            raise InvalidInput({"reason": ("REQUIRED", _("Say why nothing is sent."))})
        end(transfer, status=status, reason=reason.strip(), actor=actor, now=now)
        return transfer.pk

    content = {"transfer": transfer_id, "status": status, "reason": reason}
    once(key=idempotency_key, use_case="end_transfer", content=content, write=write)
    return Transfer.objects.get(pk=transfer_id)


def end(transfer: Transfer, *, status: TransferStatus, reason: str, actor: User, now: datetime) -> None:
    """Write the last status of a transfer that is locked."""
    transfer.status, transfer.end_reason = status, reason
    transfer.ended_at, transfer.ended_by, transfer.ended_by_name = now, actor.pk, actor.full_name
    transfer.save(update_fields=["status", "end_reason", "ended_at", "ended_by", "ended_by_name"])
