"""Bring the shops to this release: each in its own transaction, several at a time. Run it again after a kill."""

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shared_apps.tenants.migrating.long_locks import long_locks
from shared_apps.tenants.migrating.plan import NotInOneTransaction
from shared_apps.tenants.services.migrate_shops import LongLock, Outcome, migrate_shops, plans_for_shops

BAR = 40


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plan", action="store_true", help="print the SQL and change nothing")
        parser.add_argument("--tenant", action="append", default=[], help="a shop's subdomain or schema; repeatable")
        parser.add_argument("--canary", type=int, help="migrate this many shops, then stop for a look")
        parser.add_argument("--allow-long-locks", action="store_true", help="run what locks a table for long, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"]:
            self._print_plan(options["tenant"], options["canary"])
            return
        try:
            outcome = migrate_shops(
                names=options["tenant"],
                canary=options["canary"],
                allow_long_locks=options["allow_long_locks"],
                progress=self._bar,
            )
        except LongLock as error:
            raise CommandError(f"These lock a table for long (--allow-long-locks runs them):\n{error}") from error
        except NotInOneTransaction as error:
            raise CommandError(f"{error} is not atomic and cannot be part of a transaction.") from error
        self._sum_up(outcome)

    def _print_plan(self, names: list[str], canary: int | None) -> None:
        for group, plan in plans_for_shops(names=names, canary=canary):
            self.stdout.write(f"-- {len(group)} shops, such as {group[0].schema_name}")
            if isinstance(plan, str):
                self.stdout.write(f"-- NO PLAN: {plan}")
                continue
            for app, name in plan.recorded:
                by_django = " (runs code, in each shop)" if f"{app}.{name}" in plan.by_django else ""
                self.stdout.write(f"-- {app}.{name}{by_django}")
            long = set(long_locks(plan.statements))
            for statement in plan.statements:
                self.stdout.write(f"{statement};{'  -- LOCKS FOR LONG' if statement in long else ''}")

    def _bar(self, done: int, total: int) -> None:
        if self.stdout.isatty() or done == total:
            full = BAR * done // total
            end = "\n" if done == total else ""
            self.stdout.write(f"\r[{'#' * full}{' ' * (BAR - full)}] {done}/{total}", ending=end)

    def _sum_up(self, outcome: Outcome) -> None:
        self.stdout.write(
            f"{outcome.migrated} shops migrated, {outcome.skipped} left to another run, {len(outcome.failed)} failed."
        )
        reasons = defaultdict(list)
        for schema_name, why in sorted(outcome.failed.items()):
            reasons[why].append(schema_name)
        for why, schema_names in reasons.items():
            self.stderr.write(f"{', '.join(schema_names)}: {why}")
        if outcome.failed:
            raise CommandError("Some shops keep their old state; run this again when the cause is gone.")
