"""Content types are cached by all threads of a process together: here each schema has a cache of its own.

django-tenants empties the one cache at every switch, so between two threads an id of one schema can serve another.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from project.database.base import tenant_connection
from shared_apps.tenants.context import current_schema


class CacheBySchema(dict[str, Any]):
    """What Django's manager keeps in ``_cache``: by the database's alias, and here by cluster and schema."""

    def __getitem__(self, alias: str) -> Any:
        return super().__getitem__(_key(alias))

    def setdefault(self, alias: str, default: Any = None) -> Any:
        return super().setdefault(_key(alias), default)


def _key(alias: str) -> str:
    return f"{alias}:{tenant_connection().alias}:{current_schema()}"


def keep_content_types_by_schema() -> None:
    """Give the managers, which share one cache, one that knows schemas."""
    cache = CacheBySchema()
    for manager in ContentType._meta.managers:
        manager._cache = cache  # type: ignore[attr-defined]  # its name in Django
