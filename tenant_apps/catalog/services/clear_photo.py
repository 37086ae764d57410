"""Delete the files of a photo that was removed."""

import uuid

from django.core.files.storage import default_storage
from django.db import transaction

from tenant_apps.catalog.models import ItemPhoto


@transaction.atomic
def clear_photo(*, photo_id: uuid.UUID) -> None:
    """Delete the files and then forget their names: what fails in between is found again by the next delivery."""
    removed = ItemPhoto.objects.select_for_update().filter(pk=photo_id, removed_at__isnull=False)
    for photo in removed:
        for name in photo.files():
            default_storage.delete(name)
        photo.original = photo.large = photo.thumbnail = ""
        photo.save(update_fields=["original", "large", "thumbnail"])
