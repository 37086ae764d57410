"""The bases of all tasks: one that works for a shop, and one that works for the platform."""

from typing import Any

from celery import Task

from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.selectors.tenants import tenant_for_schema


class TenantTask(Task[..., Any]):
    """A task whose first keyword is ``schema_name``: it runs inside that shop, or fails when there is none."""

    abstract = True

    def __call__(self, *args: Any, schema_name: str, **kwargs: Any) -> Any:
        with in_tenant(tenant_for_schema(schema_name)):
            return super().__call__(*args, schema_name=schema_name, **kwargs)


class PlatformTask(Task[..., Any]):
    """A task of the platform: it starts in public, whichever thread of a worker runs it."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with in_public():
            return super().__call__(*args, **kwargs)
