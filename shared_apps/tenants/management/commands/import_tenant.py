"""Open the shop of an archive under a new address."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from project.errors import BusinessError
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.selectors.subdomains import host_of
from shared_apps.tenants.services.import_tenant import import_tenant


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="an archive that export_tenant wrote")
        parser.add_argument("--slug", required=True, help="the new shop's subdomain")

    def handle(self, *, file: Path, slug: str, **_: Any) -> None:
        try:
            tenant = import_tenant(path=file, slug=slug, actor=PLATFORM, now=timezone.now())
        except BusinessError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{tenant.company_name} is open at {host_of(slug)}.")
