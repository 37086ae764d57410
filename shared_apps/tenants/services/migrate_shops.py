"""Bring every shop's schema to this release: planned once, applied to all in parallel, each in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.db.models import Q

from shared_apps.tenants.migrating.groups import grouped
from shared_apps.tenants.migrating.long_locks import long_locks
from shared_apps.tenants.migrating.parallel import applied_in_parallel
from shared_apps.tenants.migrating.plan import Plan, plan_for
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.capture import NotCapturable
from shared_apps.tenants.provisioning.template import wanted_state

SAMPLES = 3


class LongLock(RuntimeError):
    """The migration would keep shops waiting; the message has its statements."""


@dataclass(kw_only=True)
class Outcome:
    """What became of the shops that were behind; ``failed`` maps a schema to what went wrong."""

    behind: int = 0
    migrated: int = 0
    skipped: int = 0
    failed: dict[str, str] = field(default_factory=dict)


def plans_for_shops(*, names: list[str], canary: int | None = None) -> list[tuple[list[Tenant], Plan]]:
    """Return the shops that are behind with what each group of them is missing. One statement finds them."""
    behind = Tenant.objects.shops().exclude(migration_state=wanted_state()).order_by("pk")
    if names:
        behind = behind.filter(Q(slug__in=names) | Q(schema_name__in=names))
    tenants = list(behind[:canary])
    return [(group, _plan_of(group)) for group in grouped(tenants)] if tenants else []


def migrate_shops(
    *,
    names: list[str] | None = None,
    canary: int | None = None,
    allow_long_locks: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Outcome:
    """Migrate the shops that are behind; those that fail keep what they had and do not stop the others.

    Raises:
        LongLock: a statement locks a table for long, and nobody said that it may.
        NotInOneTransaction: a migration cannot be part of a transaction.
    """
    plans = plans_for_shops(names=names or [], canary=canary)
    if not allow_long_locks and (long := [line for _, plan in plans for line in long_locks(plan.statements)]):
        raise LongLock("\n".join(dict.fromkeys(long)))
    jobs = [(tenant, plan) for group, plan in plans for tenant in group]
    outcome = Outcome(behind=len(jobs))
    if jobs:
        for done, (tenant, answer) in enumerate(applied_in_parallel(jobs), start=1):
            outcome.migrated += answer is True
            outcome.skipped += answer is False
            if isinstance(answer, str):
                outcome.failed[tenant.schema_name] = answer
            progress(done, len(jobs))
    return outcome


def _plan_of(group: list[Tenant]) -> Plan:
    """A shop that drifted may not do for a rehearsal: another stands in, and the odd one fails on its own later."""
    *others, last = group[:SAMPLES]
    for sample in others:
        try:
            return plan_for(sample)
        except (DatabaseError, NotCapturable):
            continue
    return plan_for(last)
