"""Take back an edit of many items."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.bulk.errors import EditAlreadyUndone
from tenant_apps.bulk.models import ItemEdit
from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.catalog.services.write_columns import write_columns


@transaction.atomic
def undo_item_edit(*, actor: User, idempotency_key: uuid.UUID, edit_id: uuid.UUID, now: datetime) -> ItemEdit:
    """Give every item back what the edit took, in one statement; the edit's ``rows_before`` are then those left alone.

    An item is left alone when its class, category, weights or prices are no longer what the edit made of them: giving
    back a part of what somebody has changed since would be a mixture that nobody wanted.

    Raises:
        NotFound: no such edit.
        EditAlreadyUndone: it was undone before.
        IdempotencyKeyReused: the key came with another edit.
    """

    def write() -> uuid.UUID:
        edit = ItemEdit.objects.select_for_update().filter(pk=edit_id).first()
        if edit is None:
            raise NotFound(field="id")
        if edit.undone_at is not None:
            raise EditAlreadyUndone
        lock_catalogue()
        restored = write_columns(edit.rows_before, columns=edit.columns, now=now, only_marked=True)
        edit.rows_before = [row for row in edit.rows_before if uuid.UUID(row["id"]) not in restored]
        edit.left_alone = len(edit.rows_before)
        edit.undone_by, edit.undone_at = actor.pk, now
        edit.save(update_fields=["rows_before", "left_alone", "undone_by", "undone_at"])
        return edit.pk

    content = {"edit": edit_id, "actor": actor.pk}
    once(key=idempotency_key, use_case="undo_item_edit", content=content, write=write)
    return ItemEdit.objects.defer("rows_before").get(pk=edit_id)
