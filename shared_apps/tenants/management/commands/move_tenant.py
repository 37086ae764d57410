"""Move a shop to another database cluster; the shop is away for as long as its data takes to be copied."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from project.errors import BusinessError
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.move_tenant import move_tenant


class Command(BaseCommand):
    help = f"{__doc__} Run it again after a kill, or with --to the cluster that it is on to give a move up."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the shop's subdomain")
        parser.add_argument("--to", required=True, help="one of CLUSTERS")

    def handle(self, *, slug: str, to: str, **_: Any) -> None:
        tenant = Tenant.objects.shops().filter(slug=slug).first()
        if tenant is None:
            raise CommandError(f"There is no shop at {slug!r}.")
        if (tenant.cluster, tenant.moving_to, tenant.left_on) == (to, "", ""):
            self.stdout.write(f"{tenant.company_name} is on {to!r} already.")
            return
        try:
            move_tenant(tenant_id=tenant.pk, to=to, actor=PLATFORM)
        except BusinessError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{tenant.company_name} is on {to!r}.")
