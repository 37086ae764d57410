"""The Celery application: tasks are found in each app's tasks.py, queues and times are in the settings."""

import os
from typing import Any

from celery import Celery, Task
from celery.signals import setup_logging
from django_structlog.celery.signals import bind_extra_task_metadata
from django_structlog.celery.steps import DjangoStructLogInitStep
from structlog.contextvars import bind_contextvars

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.development")

app = Celery("zargar")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# A task's lines carry the id of the request that sent it, and how long it took.
app.steps["worker"].add(DjangoStructLogInitStep)


@setup_logging.connect
def keep_the_logs_of_the_settings(**_: Any) -> None:
    """Celery lays its own formats over the logs unless somebody answers this signal."""


def name_task_and_shop(task: Task[..., Any], **_: Any) -> None:
    bind_contextvars(task=task.name)
    schema_name = (task.request.kwargs or {}).get("schema_name")
    if schema_name is not None:
        bind_contextvars(tenant=schema_name)


bind_extra_task_metadata.connect(name_task_and_shop)
