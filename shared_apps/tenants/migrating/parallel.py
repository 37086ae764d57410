"""Several shops at a time, each thread with a connection of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import local
from typing import Any

import psycopg
from django.db import connections

from project.database.clusters import PLATFORM
from shared_apps.tenants.migrating.apply import apply_by_django, apply_sql, apply_sql_afar, with_retries
from shared_apps.tenants.migrating.owner import owner_connection
from shared_apps.tenants.migrating.plan import Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import wanted_state

CONNECTIONS = 4

type Job = tuple[Tenant, Plan]


class _OwnConnections(local):
    """The owner's raw connections of one thread: one to each cluster that it had to do with."""

    def __init__(self, opened: list[psycopg.Connection[Any]]) -> None:
        self._opened = opened
        self._of: dict[str, psycopg.Connection[Any]] = {}

    def to(self, cluster: str) -> psycopg.Connection[Any]:
        if cluster not in self._of or self._of[cluster].closed:
            self._of[cluster] = owner_connection(cluster)
            self._opened.append(self._of[cluster])
        return self._of[cluster]

    def roll_back(self) -> None:
        for raw in self._of.values():
            if not raw.closed:
                raw.rollback()


def applied_in_parallel(jobs: list[Job]) -> Iterator[tuple[Tenant, bool | str]]:
    """Yield each shop when it is done, with whether it was ours to migrate, or what went wrong."""
    opened: list[psycopg.Connection[Any]] = []
    own, state = _OwnConnections(opened), wanted_state()

    def work(tenant: Tenant, plan: Plan) -> bool | str:
        try:
            if plan.by_django:
                return _by_django(tenant, state)
            return with_retries(lambda: _by_sql(own, tenant, plan, state), undo=own.roll_back)
        except Exception as error:  # noqa: BLE001  one shop's failure, whatever it is, must not stop the others
            own.roll_back()
            return f"{type(error).__name__}: {error}"

    try:
        with ThreadPoolExecutor(max_workers=min(CONNECTIONS, len(jobs))) as pool:
            running = {pool.submit(work, tenant, plan): tenant for tenant, plan in jobs}
            for future in as_completed(running):
                yield running[future], future.result()
    finally:
        for raw in opened:
            raw.close()


def _by_sql(own: _OwnConnections, tenant: Tenant, plan: Plan, state: str) -> bool:
    home = own.to(PLATFORM)
    if tenant.cluster == PLATFORM:
        return apply_sql(home, tenant=tenant, plan=plan, state=state)
    return apply_sql_afar(home, own.to(tenant.cluster), tenant=tenant, plan=plan, state=state)


def _by_django(tenant: Tenant, state: str) -> bool:
    try:
        return with_retries(lambda: apply_by_django(tenant=tenant, state=state), undo=lambda: None)
    finally:
        connections.close_all()
