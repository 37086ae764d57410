"""Keep a photo of an item."""

import uuid
from datetime import datetime

from django.core.files import File
from django.db import transaction
from django.db.models import Max

from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.catalog.errors import PhotoRefused
from tenant_apps.catalog.events import ItemPhotoAdded
from tenant_apps.catalog.files import MEBIBYTE, digest_of, require_room
from tenant_apps.catalog.models import ItemPhoto
from tenant_apps.catalog.pictures import PictureNotUsable, require_picture
from tenant_apps.catalog.services.locks import lock_item

MAX_SIZE = 15 * MEBIBYTE
MAX_PHOTOS = 20


@transaction.atomic
def add_item_photo(
    *, actor: User, idempotency_key: uuid.UUID, item_id: uuid.UUID, file: "File[bytes]", now: datetime
) -> ItemPhoto:
    """Store the file, privately to the shop, behind the item's other photos; a worker makes what is shown of it.

    Raises:
        NotFound: there is no such item (field item_id).
        PhotoRefused: it is empty, too large in bytes or pixels, no picture by its content, or the item has twenty.
        LimitReached: the plan has no room for it.
        IdempotencyKeyReused: the key came with another file or item.
    """
    _require_photo(file)
    photo = ItemPhoto(pk=uuid7(), added_at=now, added_by=actor.pk)

    def write() -> uuid.UUID:
        photo.item = lock_item(item_id)
        there = photo.item.photos.kept()
        if there.count() >= MAX_PHOTOS:
            raise PhotoRefused(reason="TOO_MANY")
        require_room(file.size)
        last = there.aggregate(last=Max("position"))["last"]
        photo.position = 0 if last is None else last + 1
        file.seek(0)
        photo.original.save(f"{photo.pk}.original", file, save=False)
        photo.save(force_insert=True)
        record_event(ItemPhotoAdded(photo_id=photo.pk))
        return photo.pk

    content = {"item_id": item_id, "file": digest_of(file)}
    photo_id, _ = once(key=idempotency_key, use_case="add_item_photo", content=content, write=write)
    return ItemPhoto.objects.select_related("item").get(pk=photo_id)


def _require_photo(file: "File[bytes]") -> None:
    if not file.size:
        raise PhotoRefused(reason="EMPTY")
    if file.size > MAX_SIZE:
        raise PhotoRefused(reason="TOO_LARGE")
    try:
        require_picture(file)
    except PictureNotUsable as error:
        raise PhotoRefused(reason=str(error)) from error
