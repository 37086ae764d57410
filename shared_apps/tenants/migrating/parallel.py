"""Several shops at a time, each thread with a connection of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import local
from typing import Any

import psycopg
from django.db import connection

from shared_apps.tenants.migrating.apply import apply_by_django, apply_sql, with_retries
from shared_apps.tenants.migrating.owner import owner_connection
from shared_apps.tenants.migrating.plan import Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import wanted_state

CONNECTIONS = 4

type Job = tuple[Tenant, Plan]


def applied_in_parallel(jobs: list[Job]) -> Iterator[tuple[Tenant, bool | str]]:
    """Yield each shop when it is done, with whether it was ours to migrate, or what went wrong."""
    own, opened = local(), list[psycopg.Connection[Any]]()
    state = wanted_state()

    def work(tenant: Tenant, plan: Plan) -> bool | str:
        try:
            if plan.by_django:
                return _by_django(tenant, state)
            if getattr(own, "raw", None) is None or own.raw.closed:
                own.raw = owner_connection()
                opened.append(own.raw)
            return with_retries(
                lambda: apply_sql(own.raw, tenant=tenant, plan=plan, state=state), undo=lambda: _roll_back(own.raw)
            )
        except Exception as error:  # noqa: BLE001  one shop's failure, whatever it is, must not stop the others
            if getattr(own, "raw", None) is not None:
                _roll_back(own.raw)
            return f"{type(error).__name__}: {error}"

    try:
        with ThreadPoolExecutor(max_workers=min(CONNECTIONS, len(jobs))) as pool:
            running = {pool.submit(work, tenant, plan): tenant for tenant, plan in jobs}
            for future in as_completed(running):
                yield running[future], future.result()
    finally:
        for raw in opened:
            raw.close()


def _by_django(tenant: Tenant, state: str) -> bool:
    try:
        return with_retries(lambda: apply_by_django(tenant=tenant, state=state), undo=lambda: None)
    finally:
        connection.close()


def _roll_back(raw: psycopg.Connection[Any]) -> None:
    if not raw.closed:
        raw.rollback()
