"""Accept the audit chain of a shop as it stands, after a restore: sign its head anew, and keep why."""

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils import timezone

from shared_apps.tenants.actors import Actor
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.services.accept_chain import accept_chain


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tenant", help="the shop's subdomain or schema")
        parser.add_argument("--reason", required=True, help="what happened, for those who ask later")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["tenant"]
        tenant = Tenant.objects.shops().filter(Q(slug=name) | Q(schema_name=name)).first()
        if tenant is None:
            raise CommandError(f"There is no shop {name}.")
        actor = Actor(f"command:accept_audit ({getpass.getuser()})")
        with in_tenant(tenant):
            anchor = accept_chain(actor=actor, reason=options["reason"], now=timezone.now())
        self.stdout.write(f"{tenant.schema_name}: accepted {anchor.number} seals over {anchor.entries} entries.")
