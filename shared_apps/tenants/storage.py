"""Files of a shop live under its schema name; a name that climbs out of it is refused by the base class."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join

from shared_apps.tenants.context import current_schema


class TenantFileStorage(FileSystemStorage):
    """Private files on disk, one folder a shop."""

    @property
    def location(self) -> str:
        """Return the shop's own folder: every name is relative to it, also the one that a saved file gets."""
        return safe_join(self.base_location, current_schema())

    def stored_bytes(self) -> int:
        """Return how much the shop keeps here."""
        return sum(file.stat().st_size for file in Path(self.location).rglob("*") if file.is_file())
