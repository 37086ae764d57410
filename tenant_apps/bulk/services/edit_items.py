"""Change many items at once, exactly as they were previewed."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.bulk.change import ItemChange
from tenant_apps.bulk.models import ItemEdit
from tenant_apps.bulk.selectors.edited_items import edited_items
from tenant_apps.catalog.models.item import ItemQuerySet
from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.catalog.services.write_columns import write_columns
from tenant_apps.pricing.errors import PreviewOutdated


@transaction.atomic
def edit_items(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    chosen: ItemQuerySet,
    change: ItemChange,
    digest: str,
    now: datetime,
) -> ItemEdit:
    """Write the change of a preview in one statement and keep what was before. ``digest`` is the preview's.

    Items that cannot change stay as they are, as the preview said.

    Raises:
        InvalidInput: the change contradicts itself.
        NotFound: no such category.
        TooManyItems: more are chosen than one edit may change.
        PreviewOutdated: an item has changed since the preview; nothing is written.
        IdempotencyKeyReused: the key came with another change.
    """

    def write() -> uuid.UUID:
        lock_catalogue()
        preview = edited_items(chosen=chosen, change=change)
        if preview.digest != digest:
            raise PreviewOutdated
        marks = write_columns([{"id": item.id, **item.new} for item in preview.edited], columns=change.columns, now=now)
        rows = [
            {"id": str(item.id), "mark": marks[item.id], **{name: _text(value) for name, value in item.old.items()}}
            for item in preview.edited
        ]
        edit = ItemEdit(
            pk=uuid7(), columns=change.columns, rows_before=rows, count=len(rows), made_by=actor.pk, made_at=now
        )
        edit.change = told(change)
        edit.save(force_insert=True)
        return edit.pk

    content = {"change": asdict(change), "digest": digest, "actor": actor.pk}
    edit_id, _ = once(key=idempotency_key, use_case="edit_items", content=content, write=write)
    return ItemEdit.objects.defer("rows_before").get(pk=edit_id)


def told(change: ItemChange) -> dict[str, object]:
    """Return the change as JSON, by column: a value, or ``{"method", "value", "step"}`` of an amount."""
    said: dict[str, object] = dict.fromkeys(change.emptied)
    for name, amount in change.amounts.items():
        said[name] = {"method": amount.method, "value": f"{amount.value:f}", "step": f"{amount.step:f}"}
    return said | {name: _text(getattr(change, name)) for name in change.columns if name not in said}


def _text(value: object) -> object:
    return value if value is None or isinstance(value, bool) else str(value)
