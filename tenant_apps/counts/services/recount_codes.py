"""Count some of a finished count's items once more."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.found import Entry
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.services.locks import keep_count
from tenant_apps.counts.services.resolve_entries import resolve_entries
from tenant_apps.counts.services.write_found import write_found


@transaction.atomic
def recount_codes(
    *, actor: User, idempotency_key: uuid.UUID, count_id: uuid.UUID, entries: Sequence[Entry], now: datetime
) -> StockCount:
    """Replace what was counted of these items by what lies there now, whole, and return the count.

    Zero says that it was looked for once more and is not there. What should be there is read anew too.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it is not finished, or more than that.
        InvalidInput: too many, or one is no item's code or no quantity (entries.N.code, entries.N.quantity).
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_replace, count_id, entries, actor=actor, now=now)
    content = {"count": count_id, "entries": [(entry.code, entry.quantity) for entry in entries]}
    once(key=idempotency_key, use_case="recount_codes", content=content, write=write)
    return StockCount.objects.get(pk=count_id)


def _replace(count_id: uuid.UUID, entries: Sequence[Entry], *, actor: User, now: datetime) -> uuid.UUID:
    count = keep_count(count_id, actor=actor, status=CountStatus.COUNTED)
    resolved = resolve_entries(count, entries, or_nothing=True)
    if resolved.unknown:
        raise InvalidInput({"entries": ("UNKNOWN", _("Nobody knows these codes: %s.") % ", ".join(resolved.unknown))})
    write_found(count, resolved.founds, actor_id=actor.pk, now=now, anew=True)
    return count_id
