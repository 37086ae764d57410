"""Runs of a migration that meet, or that are killed on their way."""

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from psycopg import sql

from shared_apps.tenants.migrating import parallel
from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.migrating.plan import Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import wanted_state
from shared_apps.tenants.services.migrate_shops import migrate_shops, plans_for_shops
from tests.plugins.later_release import MAKE_CASKET, SHOPS, WHOLE, Release, names, scalar, what_it_has

KILLS = 50
LONGEST_RUNS = 1.5
"""How long a run may live, in times of one that is left alone: some of them finish."""


def test_two_runs_at_once_apply_once(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    [(group, plan)] = plans_for_shops(names=names(later_shops))
    assert isinstance(plan, Plan)
    jobs = [(shop, plan) for shop in group]

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda _: list(parallel.applied_in_parallel(jobs)), range(2)))

    answers = [answer for run in runs for _, answer in run]
    assert sorted(answers) == [False] * 3 + [True] * 3
    assert [what_it_has(shop) for shop in later_shops] == [WHOLE] * 3


START = """
import os, signal, sys, time
import django
from django.conf import settings
sys.path.insert(0, sys.argv[1])
settings.MIGRATION_MODULES = {"demo": "later_release_migrations"}
settings.DATABASES["default"]["NAME"] = sys.argv[2]
django.setup()
from django.core.management import call_command
from shared_apps.tenants.services.migrate_shops import migrate_shops
print("ready", flush=True)
"""
RUN_AND_BE_KILLED = """
for seconds in sys.stdin:
    child = os.fork()  # nothing is connected yet: each child makes connections of its own
    if child == 0:
        migrate_shops(names=sys.argv[3:])
        os._exit(0)
    deadline = time.monotonic() + float(seconds)
    while time.monotonic() < deadline:
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    print("killed" if os.WIFSIGNALED(os.waitpid(child, 0)[1]) else "finished", flush=True)
"""
RUN_THE_COMMAND = """
sys.stdin.readline()
call_command("migrate_tenants", tenant=sys.argv[3:])
"""


@pytest.fixture
def runner(later_shops: list[Tenant]) -> Iterator[Callable[[Path, str], subprocess.Popen[str]]]:
    """Return a function that starts a process with the later release, which does what it is told by lines."""
    started: list[subprocess.Popen[str]] = []

    def start(path: Path, does: str) -> subprocess.Popen[str]:
        run = subprocess.Popen(
            [sys.executable, "-c", START + does, path, str(connection.settings_dict["NAME"]), *names(later_shops)],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings.test"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(run)
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        return run

    yield start
    for run in started:
        run.kill()
        run.communicate()


def tell(run: subprocess.Popen[str], line: str) -> None:
    assert run.stdin is not None
    run.stdin.write(f"{line}\n")
    run.stdin.flush()


def test_two_commands_at_once_migrate_each_shop_once(
    later_shops: list[Tenant],
    release: Release,
    runner: Callable[[Path, str], subprocess.Popen[str]],
) -> None:
    path = release(MAKE_CASKET)
    release('migrations.RunSQL("SELECT pg_sleep(0.1)"),')
    runs = [runner(path, RUN_THE_COMMAND) for _ in range(2)]

    for run in runs:
        tell(run, "go")
    said = [run.communicate()[0] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    counts = [re.search(r"(\d) shops migrated, (\d) left to another run, 0 failed", text) for text in said]
    assert sum(int(count[1]) for count in counts if count is not None) == 3, said
    assert [what_it_has(shop) for shop in later_shops] == [(True, 2, True)] * 3


STEP = """
migrations.RunSQL("ALTER TABLE demo_casket ADD COLUMN step_{number} integer"),
migrations.RunSQL("SELECT pg_sleep(0.05)"),
migrations.RunSQL("INSERT INTO demo_casket (name) VALUES ('step {number}')"),
"""
STEP_OF_CODE = STEP + "migrations.RunPython(migrations.RunPython.noop),\n"


@pytest.mark.timeout(600)
def test_runs_that_are_killed_anywhere_leave_every_shop_whole_at_an_old_or_the_new_state(
    later_shops: list[Tenant], release: Release, runner: Callable[[Path, str], subprocess.Popen[str]]
) -> None:
    """When all have a release, the next one follows."""
    path = release(MAKE_CASKET)
    states = [wanted_state()]
    run = runner(path, RUN_AND_BE_KILLED)
    assert run.stdout is not None
    started = time.monotonic()
    assert migrate_shops(names=names(later_shops)).migrated == 3
    whole_run = time.monotonic() - started

    ends, stages = [], [0] * SHOPS
    for _ in range(KILLS):
        newest = len(states) - 1
        if stages == [newest] * SHOPS:
            newest += 1
            release((STEP_OF_CODE if newest % 3 == 0 else STEP).format(number=newest))
            states.append(wanted_state())
        tell(run, str(LONGEST_RUNS * whole_run * secrets.randbelow(1000) / 1000))
        ends.append(run.stdout.readline())
        _wait_for_its_backends()
        before, stages = stages, [_stage(shop, states) for shop in later_shops]
        assert set(stages) <= {newest - 1, newest}
        assert all(was <= now for was, now in zip(before, stages, strict=True))

    assert set(ends) <= {"killed\n", "finished\n"}
    assert "killed\n" in ends
    assert migrate_shops(names=names(later_shops)).failed == {}
    assert [_stage(shop, states) for shop in later_shops] == [len(states) - 1] * SHOPS


def _stage(shop: Tenant, states: list[str]) -> int:
    """Return how many releases after the first the shop has: tables, rows, records and state tell the same."""
    schema = sql.Identifier(shop.schema_name)
    with owner_transaction() as raw:
        row = raw.execute(
            sql.SQL(HAS).format(schema=schema, name=sql.Literal(shop.schema_name), id=sql.Literal(shop.pk))
        ).fetchone()
    assert row is not None
    columns, rows, recorded, state = row
    assert (columns, rows, recorded) == (columns, columns, columns), (shop, row)
    assert state == states[columns]
    return int(columns)


HAS = """
SELECT (SELECT count(*) FROM information_schema.columns
        WHERE table_schema = {name} AND table_name = 'demo_casket' AND column_name LIKE 'step%'),
       (SELECT count(*) FROM {schema}.demo_casket WHERE name LIKE 'step%'),
       (SELECT count(*) - 1 FROM {schema}.django_migrations WHERE app = 'demo'),
       (SELECT migration_state FROM public.tenants_tenant WHERE id = {id})
"""


def _wait_for_its_backends() -> None:
    """A server process learns of the death only when it answers."""
    ours = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND {name} <> ''"
    )
    while scalar(ours, "any") > 1:
        time.sleep(0.05)
