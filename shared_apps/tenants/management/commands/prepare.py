"""Bring every cluster to this release: public tables, the template, every shop. Quick when nothing is new."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from project.database.clusters import other_clusters
from shared_apps.plans.services import seed_plans
from shared_apps.tenants.context import in_public_as_owner
from shared_apps.tenants.provisioning.roles import prepare_roles
from shared_apps.tenants.provisioning.template import refresh_template
from shared_apps.tenants.services.copy_references import copy_references
from shared_apps.tenants.services.prepare_platform import prepare_platform


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        for cluster in settings.CLUSTERS:
            self.stdout.write(f"Preparing the platform's tables on the cluster {cluster!r} …")
            with in_public_as_owner(cluster):
                call_command("migrate", verbosity=0, interactive=False)
            prepare_roles(cluster)
        prepare_platform()
        seed_plans()
        for cluster in other_clusters():
            copy_references(cluster=cluster)
        if refresh_template():
            self.stdout.write("The template of the shops is new.")
        # One command brings a small installation up; a large one looks at `migrate_tenants --plan` first.
        call_command("migrate_tenants", stdout=self.stdout, stderr=self.stderr, allow_long_locks=True)
