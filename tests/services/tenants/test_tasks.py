"""Tasks of shops: none without its shop, and no shop takes the workers from the others."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from celery import Celery, Task
from celery.beat import ScheduleEntry, Scheduler, SchedulingError
from celery.contrib.testing.worker import start_worker
from celery.schedules import schedule
from django.conf import settings as project_settings
from pytest_django import Settings

from project.celery import app as project_app
from shared_apps.tenants import base_tasks
from shared_apps.tenants.base_tasks import TenantTask
from shared_apps.tenants.models import Tenant
from tenant_apps.imports.tasks import run_import


def registered() -> dict[str, Task[..., Any]]:
    project_app.loader.import_default_modules()
    return dict(project_app.tasks)


def test_everything_in_the_schedule_is_a_task_and_what_works_for_a_shop_names_it() -> None:
    known = registered()

    assert len(project_settings.CELERY_BEAT_SCHEDULE) > 3
    entries: dict[str, dict[str, Any]] = project_settings.CELERY_BEAT_SCHEDULE
    for name, entry in entries.items():
        task = known[entry["task"]]
        assert not isinstance(task, TenantTask) or "schema_name" in entry.get("kwargs", {}), name


def test_a_shops_task_without_a_shop_is_refused_by_whoever_sends_it() -> None:
    with pytest.raises(TypeError, match=r"imports\.run_import works for a shop"):
        run_import.delay(job_id="x")


def test_the_beat_hears_of_a_shops_task_without_a_shop() -> None:
    registered()
    scheduler = Scheduler(app=project_app, lazy=True)
    entry = ScheduleEntry(name="wrong", task="imports.run_import", schedule=schedule(60.0), app=project_app)

    with pytest.raises(SchedulingError, match="works for a shop"):
        scheduler.apply_async(entry, producer=None, advance=False)


def test_a_shops_task_that_was_sent_past_the_check_fails_in_the_worker() -> None:
    with pytest.raises(TypeError, match="schema_name"):
        run_import(job_id="x")  # type: ignore[call-arg]  # that is the mistake


BACKLOG, FEW = 200, 5


@pytest.fixture
def worker_app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Celery]:
    """An application on the real Redis whose worker runs four tasks at once, two of them for one shop."""
    settings.FAIR_USE_TASKS_AT_ONCE = 2
    monkeypatch.setattr(base_tasks, "WAIT_SECONDS", (0.2, 0.6))
    app = Celery("fair", set_as_current=False, broker=settings.FAIR_USE_REDIS_URL)
    app.conf.update(task_acks_late=True, worker_prefetch_multiplier=1, task_ignore_result=True, task_time_limit=60)
    app.conf.task_default_queue = "fair"
    yield app
    app.close()
    # A worker in a test makes its application the process's own; the next test's tasks belong to the project's.
    project_app.set_current()
    project_app.set_default()


def test_a_shops_few_tasks_are_done_before_the_backlog_of_another_and_none_is_lost(
    worker_app: Celery, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    done: list[str] = []
    at_once: dict[str, int] = {"a": 0, "b": 0}
    highest: dict[str, int] = {"a": 0, "b": 0}
    finished, lock = threading.Event(), threading.Lock()
    # What runs here touches no shop's tables; who may run when is the matter.
    monkeypatch.setattr(base_tasks, "tenant_for_schema", lambda schema_name: Tenant(schema_name=schema_name))
    monkeypatch.setattr(base_tasks, "in_tenant", lambda _: nullcontext())

    @worker_app.task(base=TenantTask, name="fair.work")
    def work(*, schema_name: str, number: int) -> None:
        with lock:
            at_once[schema_name] += 1
            highest[schema_name] = max(highest[schema_name], at_once[schema_name])
        threading.Event().wait(0.02)
        with lock:
            at_once[schema_name] -= 1
            done.append(f"{schema_name}{number}")
            if len(set(done)) == BACKLOG + FEW:
                finished.set()

    for schema_name, count in (("a", BACKLOG), ("b", FEW)):
        for number in range(count):
            work.apply_async(kwargs={"schema_name": schema_name, "number": number})
    with start_worker(worker_app, pool="threads", concurrency=4, perform_ping_check=False, loglevel="ERROR"):
        assert finished.wait(90)

    # In the order of the queue, B would be the last.
    last_of_a, last_of_b = (max(place for place, name in enumerate(done) if name[0] == shop) for shop in "ab")
    assert sorted(done) == sorted([f"a{number}" for number in range(BACKLOG)] + [f"b{number}" for number in range(FEW)])
    assert last_of_b < last_of_a
    assert highest["a"] <= 2
