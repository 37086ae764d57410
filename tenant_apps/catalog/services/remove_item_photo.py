"""Take a photo away from an item."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from shared_apps.events.record import record_event
from shared_apps.identity.models import User
from tenant_apps.catalog.events import ItemPhotoRemoved
from tenant_apps.catalog.models import Item, ItemPhoto


@transaction.atomic
def remove_item_photo(*, actor: User, photo_id: uuid.UUID, now: datetime) -> Item:
    """Show the photo to nobody any more and return whose it was; a worker deletes its files, as often as it takes.

    Raises:
        NotFound: there is no such photo (field id).
    """
    photo = ItemPhoto.objects.kept().select_for_update(of=["self"]).select_related("item").filter(pk=photo_id).first()
    if photo is None:
        raise NotFound(field="id")
    photo.removed_at, photo.removed_by = now, actor.pk
    photo.save(update_fields=["removed_at", "removed_by"])
    record_event(ItemPhotoRemoved(photo_id=photo.pk))
    return photo.item
