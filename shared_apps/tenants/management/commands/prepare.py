"""Bring the database to this release: public tables, the template, every shop. Quick when nothing is new."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from shared_apps.plans.services import seed_plans
from shared_apps.tenants.provisioning.roles import prepare_roles
from shared_apps.tenants.provisioning.template import refresh_template
from shared_apps.tenants.services.prepare_platform import prepare_platform


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Preparing the platform's tables …")
        call_command("migrate", verbosity=0, interactive=False)
        prepare_roles()
        prepare_platform()
        seed_plans()
        if refresh_template():
            self.stdout.write("The template of the shops is new.")
        # One command brings a small installation up; a large one looks at `migrate_tenants --plan` first.
        call_command("migrate_tenants", stdout=self.stdout, stderr=self.stderr, allow_long_locks=True)
