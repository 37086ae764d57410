"""The peer: the same apps and database on django-tenants' own backend, as its manual sets it up: with all rights."""

from project.database.roles import owner_role
from project.settings.bench import *  # noqa: F403
from project.settings.bench import DATABASES, SILENCED_SYSTEM_CHECKS

DATABASES["default"] |= {
    "ENGINE": "django_tenants.postgresql_backend",
    "OPTIONS": {"assume_role": owner_role(DATABASES["default"]["USER"])},
}
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "tenants.E002", "tenants.E003"]  # ours alone keep these rules
