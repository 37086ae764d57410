"""Write everything of one shop into an archive, for its owner or for another installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.export_tenant import export_tenant


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the shop's subdomain")
        parser.add_argument("file", type=Path, help="where the archive (a zip) goes")

    def handle(self, *, slug: str, file: Path, **_: Any) -> None:
        tenant = Tenant.objects.shops().filter(slug=slug).first()
        if tenant is None:
            raise CommandError(f"There is no shop at {slug!r}.")
        manifest = export_tenant(tenant_id=tenant.pk, path=file, actor=PLATFORM, now=timezone.now())
        rows = sum(manifest.tables.values())
        self.stdout.write(f"{file}: {rows} rows in {len(manifest.tables)} tables, {len(manifest.members)} members.")
