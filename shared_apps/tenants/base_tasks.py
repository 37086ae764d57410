"""The bases of all tasks: one that works for a shop, and one that works for the platform."""

from secrets import SystemRandom
from typing import Any

import structlog
from celery import Task
from celery.exceptions import Ignore
from django.conf import settings
from structlog.contextvars import get_contextvars

from project.database.origin import Origin, acting
from shared_apps.fair_use.places import give_back, take_place
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.errors import TenantMoving
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.selectors.tenants import tenant_for_schema

logger = structlog.get_logger(__name__)
KIND = "tasks"
WAIT_SECONDS = (1.0, 5.0)
"""Between these a task that finds no place comes back: not all at once."""


class TenantTask(Task[..., Any]):
    """A task whose first keyword is ``schema_name``: it runs inside that shop, or fails when there is none.

    No shop takes all workers: a task that finds its shop's places taken goes back into its queue for some seconds, as
    does one whose shop is being moved. That is no retry and no failure. It is sent anew before this delivery of it is
    acknowledged, so a kill between the two leaves it there twice rather than never; tasks are safe to repeat anyway.
    """

    abstract = True

    def __call__(self, *args: Any, schema_name: str, **kwargs: Any) -> Any:
        if self._runs_where_it_is_called():
            return self._run_inside(self._shop(schema_name), *args, schema_name=schema_name, **kwargs)
        holder = str(self.request.id)
        # A task that is killed is killed at its time limit; delivered anew, it takes over its own place.
        seconds = int(self.time_limit or self.app.conf.task_time_limit) + 60
        at_once = settings.FAIR_USE_TASKS_AT_ONCE
        if not take_place(
            schema_name=schema_name, kind=KIND, holder=holder, at_once=at_once, seconds=seconds
        ).is_admitted:
            self._put_back()
            raise Ignore
        try:
            return self._run_inside(self._shop(schema_name), *args, schema_name=schema_name, **kwargs)
        except TenantMoving:
            self._put_back()
            raise Ignore from None
        finally:
            give_back(schema_name=schema_name, kind=KIND, holder=holder)

    def apply_async(self, args: Any = None, kwargs: Any = None, *rest: Any, **options: Any) -> Any:
        """Send the task.

        Raises:
            TypeError: it names no shop; the beat, a handler or a person hears it here, not a worker later.
        """
        if "schema_name" not in (kwargs or {}):
            raise TypeError(f"{self.name} works for a shop: send it with schema_name.")
        return super().apply_async(args, kwargs, *rest, **options)

    def _runs_where_it_is_called(self) -> bool:
        # Then it takes no worker from anybody.
        return bool(self.request.called_directly or self.request.is_eager)

    def _shop(self, schema_name: str) -> Tenant:
        tenant = tenant_for_schema(schema_name)
        if tenant.moving_to:
            raise TenantMoving
        return tenant

    def _run_inside(self, tenant: Tenant, *args: Any, **kwargs: Any) -> Any:
        with in_tenant(tenant), acting(_origin_of(self)):
            return super().__call__(*args, **kwargs)

    def _put_back(self) -> None:
        again = self.signature_from_request(
            countdown=SystemRandom().uniform(*WAIT_SECONDS), eta=None, retries=self.request.retries
        )
        again.apply_async()
        logger.debug("task_waits", task=self.name)


class PlatformTask(Task[..., Any]):
    """A task of the platform: it starts in public, whichever thread of a worker runs it."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with in_public(), acting(_origin_of(self)):
            return super().__call__(*args, **kwargs)


def _origin_of(task: Task[..., Any]) -> Origin:
    """A task acts for nobody; the id of the request that sent it tells who did."""
    return Origin(actor=f"task:{task.name}", request_id=str(get_contextvars().get("request_id", "")))
