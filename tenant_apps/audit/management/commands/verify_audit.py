"""Check the audit chain of every shop, or of some; name what was altered, deleted, inserted, reordered, truncated or
wholly rewritten. The exit code is 1 when there is anything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from shared_apps.anchors.errors import SigningKeyUnknown
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.report import Report
from tenant_apps.audit.selectors.checked_chain import checked_chain
from tenant_apps.audit.selectors.named_rows import named_rows

MOST_SHOWN = 50


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", action="append", default=[], help="a shop's subdomain or schema; repeatable")

    def handle(self, *args: Any, **options: Any) -> None:
        shops = Tenant.objects.shops().order_by("schema_name")
        if names := options["tenant"]:
            shops = shops.filter(Q(slug__in=names) | Q(schema_name__in=names))
        faulty = 0
        for tenant in shops:
            try:
                with in_tenant(tenant):
                    report = checked_chain()
                    rows = named_rows([fault.entry_id for fault in report.faults[:MOST_SHOWN]])
            except SigningKeyUnknown as error:
                raise CommandError(f"{tenant.schema_name} was signed with the key {error}: add it.") from error
            faulty += bool(report.faults)
            self._tell(tenant, report, rows)
        if faulty:
            raise CommandError(f"The audit of {faulty} shops is not what was sealed.", returncode=1)

    def _tell(self, tenant: Tenant, report: Report, rows: dict[Any, str]) -> None:
        verdict = f"{len(report.faults)} faults" if report.faults else "whole"
        self.stdout.write(
            f"{tenant.schema_name}: {verdict}; {report.entries} entries under {report.seals} seals,"
            f" {report.unsealed} written since the last one and not protected yet"
        )
        for fault in report.faults[:MOST_SHOWN]:
            where = "" if fault.entry_id is None else f" {fault.entry_id} ({rows[fault.entry_id]})"
            self.stdout.write(f"  {fault.kind.value}{where}: {fault.what}")
        if len(report.faults) > MOST_SHOWN:
            self.stdout.write(f"  and {len(report.faults) - MOST_SHOWN} more")
