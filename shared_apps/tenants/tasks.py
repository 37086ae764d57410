"""The base of every task that works for a shop, and the platform's daily work on shops."""

from typing import Any

from celery import Task, shared_task
from django.utils import timezone

from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.selectors.tenants import tenant_for_schema
from shared_apps.tenants.services.forget_old_addresses import forget_old_addresses


class TenantTask(Task[..., Any]):
    """A task whose first keyword is ``schema_name``: it runs inside that shop, or fails when there is none."""

    abstract = True

    def __call__(self, *args: Any, schema_name: str, **kwargs: Any) -> Any:
        with in_tenant(tenant_for_schema(schema_name)):
            return super().__call__(*args, schema_name=schema_name, **kwargs)


@shared_task(name="tenants.forget_old_addresses")
def forget_old(**_: Any) -> None:
    """Let go of old addresses whose time is over. Runs daily."""
    forget_old_addresses(now=timezone.now())
