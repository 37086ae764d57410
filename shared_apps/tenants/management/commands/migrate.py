"""Django's own migrate, for the public schema. django-tenants' walks through every shop; `prepare` does that here."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands import migrate

from project.database.base import tenant_connection
from shared_apps.tenants.context import in_public_as_owner


class Command(migrate.Command):
    """Works as the owner; whoever migrates a shop's schema or another cluster with it is that already."""

    def handle(self, *args: Any, **options: Any) -> None:
        with nullcontext() if tenant_connection().as_owner else in_public_as_owner():
            super().handle(*args, **options)
