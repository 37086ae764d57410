"""Compare every shop's schema with the template and name the differences; the exit code is 1 when there are any."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shared_apps.tenants.selectors.drift import drifted_shops


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", action="append", default=[], help="a shop's subdomain or schema; repeatable")

    def handle(self, *args: Any, **options: Any) -> None:
        drifted = 0
        for schema, differences in drifted_shops(names=options["tenant"]):
            drifted += 1
            for difference in differences:
                self.stdout.write(f"{schema}: {difference}")
        if drifted:
            raise CommandError(f"{drifted} shops differ from the template.", returncode=1)
        self.stdout.write("Every shop is like the template.")
