"""Files of a shop live under its schema name; a name that climbs out of it is refused by the base class."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
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

    def remove_all(self) -> None:
        """Remove the shop's folder; when there is none, nothing is to be done.

        Raises:
            SuspiciousFileOperation: we are on the platform, which is nobody's to remove.
        """
        if current_schema() == settings.PUBLIC_SCHEMA_NAME:
            raise SuspiciousFileOperation("The platform's files are not removed.")
        if Path(self.location).exists():
            shutil.rmtree(self.location)
