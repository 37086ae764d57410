"""Files of a shop live under its schema name; a name that climbs out of it is refused by the base class."""

from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join

from shared_apps.tenants.context import current_schema


class TenantFileStorage(FileSystemStorage):
    """Private files on disk, one folder a shop."""

    def path(self, name: str) -> str:
        return safe_join(self.location, current_schema(), name)
