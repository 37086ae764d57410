import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class ItemPhotoAdded:
    """A photo waits to be made into pictures of the sizes that are shown."""

    NAME: ClassVar[str] = "catalog.item_photo_added"

    photo_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.photo_id


@dataclass(frozen=True, kw_only=True)
class ItemPhotoRemoved:
    """Nobody shall see the photo any more: its files can go."""

    NAME: ClassVar[str] = "catalog.item_photo_removed"

    photo_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.photo_id


@dataclass(frozen=True, kw_only=True)
class CertificateRemoved:
    """Nobody shall see the certificate any more: its file can go."""

    NAME: ClassVar[str] = "catalog.certificate_removed"

    certificate_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.certificate_id
