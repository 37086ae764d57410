"""Take back what was scanned by mistake."""

import uuid
from decimal import Decimal
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountScope, CountStatus
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.counts.services.locks import keep_count


@transaction.atomic
def undo_scan(
    *, actor: User, idempotency_key: uuid.UUID, count_id: uuid.UUID, line_id: uuid.UUID, quantity: Decimal
) -> StockCount:
    """Take ``quantity`` off a line of an open count and return the count; with the last of it the line is uncounted.

    Raises:
        NotFound: there is no such count or line any more, or it is of a branch that the actor does not work in.
        CountMovedOn: the count is not open.
        InvalidInput: so much was not counted, or somebody else counted it last.
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_take_off, count_id, line_id, quantity, actor=actor)
    content = {"count": count_id, "line": line_id, "quantity": quantity}
    once(key=idempotency_key, use_case="undo_scan", content=content, write=write)
    return StockCount.objects.get(pk=count_id)


def _take_off(count_id: uuid.UUID, line_id: uuid.UUID, quantity: Decimal, *, actor: User) -> uuid.UUID:
    count = keep_count(count_id, actor=actor, status=CountStatus.OPEN)
    line = StockCountLine.objects.select_for_update().filter(pk=line_id, count=count).first()
    if line is None or line.counted is None:
        raise NotFound(field="line_id")
    if line.counted_by != actor.pk:
        raise InvalidInput({"line_id": ("NOT_YOURS", _("Somebody else counted this last."))})
    if not 0 < quantity <= line.counted:
        raise InvalidInput({"quantity": ("TOO_LARGE", _("So much of it was not counted."))})
    if quantity < line.counted:
        line.counted -= quantity
        line.save(update_fields=["counted"])
    elif count.scope == CountScope.TRAY and line.is_in_scope:
        line.counted = line.expected = line.counted_at = line.counted_by = None
        line.is_doubtful = line.is_elsewhere = False
        line.save()
    else:
        line.delete()
    return count_id
