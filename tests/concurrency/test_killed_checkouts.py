"""Processes that are killed in the middle of checkouts and deliveries: what was acknowledged is there, once.

``KILLS=1000 pytest tests/concurrency/test_killed_checkouts.py`` kills as many as one likes.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from shared_apps.events import subscribe as subscriptions
from shared_apps.events.models import OutboxEvent
from shared_apps.events.services.claim_events import LEASE, claim_events
from shared_apps.events.services.deliver_event import deliver_event
from shared_apps.events.tasks import dispatch
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.events import SaleCompleted
from tests.visits import assert_kept, expect_visits

KILLS = int(os.environ.get("KILLS", "60"))
RELAYS = 12
START = """
import json, os, random, signal, sys, time
from pathlib import Path
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import connection, transaction
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant

def killed_at_random(work, *, longest):
    \"\"\"Do it in a process of its own, which says when it has connected and is killed at some moment after that.\"\"\"
    said, says = os.pipe()
    child = os.fork()  # nothing is connected yet: each child makes a connection of its own
    if child == 0:
        with in_public(), transaction.atomic():
            connection.ensure_connection()
            shop = Tenant.objects.get(schema_name=sys.argv[2])
        os.write(says, b"!")
        work(shop)
        os._exit(0)
    os.close(says)
    os.read(said, 1)
    os.close(said)
    started = time.monotonic()
    if longest is not None:
        time.sleep(random.random() * longest)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - started

def tell(line):
    told = os.open(sys.argv[3], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(told, line.encode() + b"\\n")
    os.close(told)
"""
CHECK_OUT = """
from tests.visits import Visit

def pay(visit):
    def work(shop):
        with in_tenant(shop):
            sale_id = visit.pay()
        tell(f"{visit.key} {sale_id}")
    return work

first, *visits = [Visit(**visit) for visit in json.loads(Path(sys.argv[4]).read_text())]
takes = killed_at_random(pay(first), longest=None)
for visit in visits:
    killed_at_random(pay(visit), longest=takes * 1.2)
"""
RELAY = """
from shared_apps.events import subscribe, tasks
from tenant_apps.sales.events import SaleCompleted

def note(*, sale_id, **_):
    tell(sale_id)
    time.sleep(0.002)

subscribe._handlers[SaleCompleted.NAME] = [note]
tasks.AT_ONCE = 5
for _ in range(int(sys.argv[4])):
    killed_at_random(lambda _shop: tasks.dispatch(), longest=0.1)
"""


def run(program: str, shop: Tenant, *, told: Path, argument: str) -> list[str]:
    """Run a program of processes that are killed, and return the lines that they got to tell."""
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", START + program, database, shop.schema_name, str(told), argument]
    subprocess.run(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings.test"}, check=True)
    return told.read_text().splitlines() if told.exists() else []


@pytest.mark.timeout(120 + KILLS)
def test_a_checkout_that_is_killed_is_whole_or_absent_and_can_be_asked_again(
    committed_shop: Tenant, tmp_path: Path
) -> None:
    visits = expect_visits(committed_shop, KILLS)
    (tmp_path / "visits").write_text(json.dumps([asdict(visit) for visit in visits]))

    told = run(CHECK_OUT, committed_shop, told=tmp_path / "told", argument=str(tmp_path / "visits"))

    acknowledged = dict(line.split() for line in told)
    # The first is never killed; that some others were cut off shows that the moments are those of the checkout.
    assert 1 <= len(acknowledged) < KILLS
    assert_kept(committed_shop, visits, acknowledged)


@pytest.mark.timeout(120)
def test_no_event_of_a_sale_is_lost_with_the_worker_that_carries_it(
    committed_shop: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = expect_visits(committed_shop, RELAYS * 3)
    assert_kept(committed_shop, visits, {})

    told = run(RELAY, committed_shop, told=tmp_path / "told", argument=str(RELAYS))

    def note(*, sale_id: str, **_: Any) -> None:
        told.append(sale_id)

    monkeypatch.setitem(subscriptions._handlers, SaleCompleted.NAME, [note])
    dispatch()
    after_the_lease = timezone.now() + LEASE + timedelta(seconds=1)
    for claim in claim_events(now=after_the_lease, limit=len(visits)):
        deliver_event(claim=claim, now=after_the_lease)
    with in_public():
        events = OutboxEvent.objects.filter(schema_name=committed_shop.schema_name, name=SaleCompleted.NAME)
        sales = {str(event.aggregate_id) for event in events}
        assert not events.waiting().exists()
    assert len(sales) == len(visits)
    assert sales <= set(told)
