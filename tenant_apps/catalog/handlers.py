"""What happens when a photo or a certificate comes or goes."""

from typing import Any

from shared_apps.events.subscribe import subscribe
from tenant_apps.catalog import tasks
from tenant_apps.catalog.events import CertificateRemoved, ItemPhotoAdded, ItemPhotoRemoved


@subscribe(ItemPhotoAdded.NAME)
def develop_photo(*, schema_name: str, photo_id: str, **_: Any) -> None:
    tasks.develop_photo.delay(schema_name=schema_name, photo_id=photo_id)


@subscribe(ItemPhotoRemoved.NAME)
def clear_photo(*, schema_name: str, photo_id: str, **_: Any) -> None:
    tasks.clear_photo.delay(schema_name=schema_name, photo_id=photo_id)


@subscribe(CertificateRemoved.NAME)
def clear_certificate(*, schema_name: str, certificate_id: str, **_: Any) -> None:
    tasks.clear_certificate.delay(schema_name=schema_name, certificate_id=certificate_id)
