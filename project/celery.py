"""The Celery application: tasks are found in each app's tasks.py, queues and times are in the settings."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.development")

app = Celery("zargar")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
