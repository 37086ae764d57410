"""Make the pictures of a photo that are shown, and throw away what the camera made."""

import uuid

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from tenant_apps.catalog.choices import PhotoState
from tenant_apps.catalog.models import ItemPhoto
from tenant_apps.catalog.pictures import PictureNotUsable, Pictures, pictures_of


def develop_photo(*, photo_id: uuid.UUID) -> ItemPhoto | None:
    """Write the photo's pictures; None when that is done, or the photo was removed meanwhile.

    The pictures are made outside a transaction: that takes a second. What was decided meanwhile is looked at again
    under the row's lock, so that two deliveries leave one pair of files.
    """
    with transaction.atomic():
        photo = ItemPhoto.objects.kept().filter(pk=photo_id, state=PhotoState.WAITING).first()
    if photo is None:
        return None
    try:
        with photo.original.open("rb") as file:
            pictures = pictures_of(file)
    except PictureNotUsable:
        pictures = None
    return _finish(photo_id, pictures)


@transaction.atomic
def _finish(photo_id: uuid.UUID, pictures: Pictures | None) -> ItemPhoto | None:
    waiting = ItemPhoto.objects.kept().select_for_update().filter(pk=photo_id, state=PhotoState.WAITING)
    photo = waiting.first()
    if photo is None:
        return None
    storage, original = photo.original.storage, str(photo.original)
    photo.original = ""
    photo.state = PhotoState.DAMAGED
    if pictures is not None:
        photo.state = PhotoState.READY
        photo.width, photo.height = pictures.width, pictures.height
        _keep(photo.large, f"{photo_id}.webp", pictures.large)
        _keep(photo.thumbnail, f"{photo_id}-small.webp", pictures.thumbnail)
    photo.save()
    transaction.on_commit(lambda: storage.delete(original))
    return photo


def _keep(field: FieldFile, name: str, content: bytes) -> None:
    # A try that was rolled back may have left one of this name.
    field.storage.delete(field.field.generate_filename(field.instance, name))
    field.save(name, ContentFile(content), save=False)
