"""Put the photos of an item in order; the first one is its cover."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.catalog.models import Item, ItemPhoto
from tenant_apps.catalog.services.locks import lock_item


@transaction.atomic
def arrange_item_photos(*, item_id: uuid.UUID, photo_ids: Sequence[uuid.UUID]) -> Item:
    """Give the photos the order of ``photo_ids``, which names each of them once.

    Raises:
        NotFound: there is no such item (field item_id).
        InvalidInput: these are not its photos: somebody added or removed one (field photo_ids).
    """
    item = lock_item(item_id)
    photos = {photo.pk: photo for photo in item.photos.kept()}
    if sorted(photos) != sorted(photo_ids):
        raise InvalidInput({"photo_ids": ("NOT_ITS_PHOTOS", _("The photos of this item have changed."))})
    for position, photo_id in enumerate(photo_ids):
        photos[photo_id].position = position
    ItemPhoto.objects.bulk_update(photos.values(), ["position"])
    return item
