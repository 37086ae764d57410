"""Runs of a migration that meet, or that are killed on their way."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from shared_apps.tenants.migrating import parallel
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.migrate_shops import migrate_shops, plans_for_shops
from tests.plugins.later_release import ABSENT, MAKE_CASKET, WHOLE, Release, names, scalar, what_it_has

KILLS = 4
SLOW = """
migrations.RunSQL("UPDATE demo_casket SET name = 'box'"),
migrations.RunSQL("SELECT pg_sleep(0.2)"),
"""


def test_two_runs_at_once_apply_once(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    plans = plans_for_shops(names=names(later_shops))
    jobs = [(shop, plan) for group, plan in plans for shop in group]

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda _: list(parallel.applied_in_parallel(jobs)), range(2)))

    answers = [answer for run in runs for _, answer in run]
    assert sorted(answers) == [False] * 3 + [True] * 3
    assert [what_it_has(shop) for shop in later_shops] == [WHOLE] * 3


RUN = """
import sys
import django
from django.conf import settings
sys.path.insert(0, sys.argv[1])
settings.MIGRATION_MODULES = {"demo": "later_release_migrations"}
settings.DATABASES["default"]["NAME"] = sys.argv[2]
django.setup()
from shared_apps.tenants.migrating import parallel
from shared_apps.tenants.services import migrate_shops as service
parallel.CONNECTIONS = 1
plans = service.plans_for_shops(names=sys.argv[3:])
print("planned", flush=True)
service.plans_for_shops = lambda **_: plans
service.migrate_shops()
"""


@pytest.mark.timeout(60)
def test_a_run_that_is_killed_leaves_every_shop_whole_or_absent(later_shops: list[Tenant], release: Release) -> None:
    path = release(MAKE_CASKET)
    release(SLOW)
    whole = (True, 2, True)

    for kill in range(KILLS):
        _killed_run(path, later_shops, after=0.05 + 0.15 * kill)
        assert {what_it_has(shop) for shop in later_shops} <= {whole, ABSENT}

    outcome = migrate_shops(names=names(later_shops))
    assert outcome.failed == {}
    assert [what_it_has(shop) for shop in later_shops] == [whole] * 3


def _killed_run(path: Path, shops: list[Tenant], *, after: float) -> None:
    database = str(connection.settings_dict["NAME"])
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(path), database, *names(shops)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings.test"},
        stdout=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"planned\n"
        time.sleep(after)
        run.send_signal(signal.SIGKILL)
    _wait_for_its_backends()


def _wait_for_its_backends() -> None:
    """A server process learns of the death only when it answers."""
    ours = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND {name} <> ''"
    )
    while scalar(ours, "any") > 1:
        time.sleep(0.05)
