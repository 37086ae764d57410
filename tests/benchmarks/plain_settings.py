"""The peer: the same apps and database on django-tenants' own backend, as its manual sets it up."""

from project.settings.bench import *  # noqa: F403
from project.settings.bench import DATABASES

DATABASES["default"]["ENGINE"] = "django_tenants.postgresql_backend"
