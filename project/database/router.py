"""Which tables a schema gets: the same on every cluster."""

from typing import Any

from django.conf import settings
from django_tenants.routers import TenantSyncRouter

from project.database.clusters import PLATFORM


class SameOnEveryCluster(TenantSyncRouter):
    """django-tenants' router knows one database. Asked for a cluster, it answers for the schema that is worked on."""

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        asked = PLATFORM if db in settings.CLUSTERS else db
        answer: bool | None = super().allow_migrate(asked, app_label, model_name, **hints)
        return answer
