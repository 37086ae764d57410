"""Bring every shop's schema to this release: planned once, applied to all in parallel, each in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError
from django.db.models import Q

from shared_apps.tenants.migrating.groups import grouped
from shared_apps.tenants.migrating.holding import Migrated
from shared_apps.tenants.migrating.long_locks import long_locks
from shared_apps.tenants.migrating.parallel import Job, applied_in_parallel
from shared_apps.tenants.migrating.plan import Plan, plan_for
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.capture import NotCapturable
from shared_apps.tenants.provisioning.template import wanted_state

SAMPLES = 3
MISSING = "Its schema is missing, or what it has recorded of its migrations."


class LongLock(RuntimeError):
    """The migration would keep shops waiting; the message has its statements."""


@dataclass(kw_only=True)
class Outcome:
    """What became of the shops that were behind; ``failed`` maps a schema to what went wrong."""

    behind: int
    migrated: int
    skipped: int
    failed: dict[str, str]


type Planned = tuple[list[Tenant], Plan | str]
"""Shops that have recorded the same, with what they are missing, or with why nobody can say it."""


def plans_for_shops(*, names: list[str], canary: int | None = None) -> list[Planned]:
    """Return the shops that are behind with what each group of them is missing. One statement finds them.

    Raises:
        NotInOneTransaction: a migration cannot be part of a transaction.
    """
    behind = Tenant.objects.shops().exclude(migration_state=wanted_state()).order_by("pk")
    if names:
        behind = behind.filter(Q(slug__in=names) | Q(schema_name__in=names))
    tenants = list(behind[:canary])
    if not tenants:
        return []
    groups, missing = grouped(tenants)
    planned = [(group, plan) for group in groups if (plan := _plan_of(group)) is not None]
    return [*planned, (missing, MISSING)] if missing else planned


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
    planned = plans_for_shops(names=names or [], canary=canary)
    plans = [(group, plan) for group, plan in planned if isinstance(plan, Plan)]
    if not allow_long_locks and (long := [line for _, plan in plans for line in long_locks(plan.statements)]):
        raise LongLock("\n".join(dict.fromkeys(long)))
    answers: dict[Tenant, bool | str] = {
        tenant: why for group, why in planned if isinstance(why, str) for tenant in group
    }
    if jobs := [(tenant, plan) for group, plan in plans for tenant in group]:
        answers |= _answers(jobs, progress)
    return Outcome(
        behind=len(answers),
        migrated=sum(answer is True for answer in answers.values()),
        skipped=sum(answer is False for answer in answers.values()),
        failed={tenant.schema_name: why for tenant, why in answers.items() if isinstance(why, str)},
    )


def _answers(jobs: list[Job], progress: Callable[[int, int], None]) -> dict[Tenant, bool | str]:
    answers: dict[Tenant, bool | str] = {}
    for tenant, answer in applied_in_parallel(jobs):
        answers[tenant] = answer
        progress(len(answers), len(jobs))
    left = [tenant.pk for tenant, answer in answers.items() if answer is False]
    # Not every shop that somebody held for a moment is migrated by him.
    behind = set(Tenant.objects.filter(pk__in=left).exclude(migration_state=wanted_state())) if left else set()
    again = [job for job in jobs if job[0] in behind]
    return answers | dict(applied_in_parallel(again)) if again else answers


def _plan_of(group: list[Tenant]) -> Plan | str | None:
    """Return what the group is missing, or why nobody can say it; nothing where another run has migrated all of it.

    A shop that drifted may not do for a rehearsal: another stands in, and the odd one fails on its own later.
    """
    failures: list[str] = []
    for sample in group:
        try:
            return plan_for(sample)
        except Migrated:
            continue
        except (DatabaseError, NotCapturable) as error:
            failures.append(f"{type(error.__cause__ or error).__name__}: {error}")
            if len(failures) == SAMPLES:
                break
    return failures[0] if failures else None
