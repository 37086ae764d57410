"""Give a count up: nothing is posted."""

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.services.locks import lock_count


@transaction.atomic
def cancel_count(
    *, actor: User, idempotency_key: uuid.UUID, count_id: uuid.UUID, reason: str, now: datetime
) -> StockCount:
    """Cancel a count that is not approved, and return it; its lines stay to be read.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it was approved or cancelled before.
        InvalidInput: there is no reason.
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_cancel, count_id, reason.strip(), actor=actor, now=now)
    content = {"count": count_id, "reason": reason}
    once(key=idempotency_key, use_case="cancel_count", content=content, write=write)
    return StockCount.objects.get(pk=count_id)


def _cancel(count_id: uuid.UUID, reason: str, *, actor: User, now: datetime) -> uuid.UUID:
    count = lock_count(count_id, actor=actor, statuses=(CountStatus.OPEN, CountStatus.COUNTED))
    if not reason:
        raise InvalidInput({"reason": ("REQUIRED", _("Say why the count is cancelled."))})
    count.status, count.closed_at, count.closed_by, count.reason = CountStatus.CANCELLED, now, actor.pk, reason
    count.save(update_fields=["status", "closed_at", "closed_by", "reason"])
    return count.pk
