"""A database server that dies in the middle of checkouts keeps what it acknowledged, and can be asked again."""

import os
import random
import threading
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from django.db import Error, connections

from project.embedded.postgres import Postgres
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.move_tenant import move_tenant
from tests.clusters.conftest import SECOND, remove, second_home
from tests.plugins.tenants import open_shop
from tests.visits import Visit, assert_kept, expect_visits

DEATHS, TILLS = 3, 4
VISITS = 60


@pytest.fixture
def shop(committed: None) -> Iterator[Tenant]:
    """A shop of this test alone, on the server that dies."""
    tenant = open_shop(f"struck-{uuid.uuid4().hex[:8]}")
    move_tenant(tenant_id=tenant.pk, to=SECOND, actor=PLATFORM)
    tenant.refresh_from_db()
    yield tenant
    remove(tenant)


@pytest.mark.timeout(180)
def test_a_server_that_dies_keeps_every_acknowledged_sale(shop: Tenant) -> None:
    server = Postgres(second_home())
    visits = expect_visits(shop, VISITS)
    acknowledged: dict[str, str] = {}
    cut_off = 0
    share = VISITS // DEATHS
    for start in range(0, VISITS, share):
        died = threading.Event()
        enough = len(acknowledged) + random.randrange(2, share - TILLS)
        with ThreadPoolExecutor(TILLS) as tills:
            jobs = [
                tills.submit(pay_until_death, shop, visits[start : start + share][till::TILLS], acknowledged, died)
                for till in range(TILLS)
            ]
            while len(acknowledged) < enough and not all(job.done() for job in jobs):
                died.wait(0.001)
            kill(server.data)
            died.set()
            cut_off += sum(job.result() for job in jobs)
        connections[SECOND].close()
        server.start()

    assert 0 < len(acknowledged) < VISITS
    assert cut_off > 0
    assert_kept(shop, visits, acknowledged, outbox=SECOND)


def pay_until_death(shop: Tenant, visits: Sequence[Visit], acknowledged: dict[str, str], died: threading.Event) -> int:
    """Serve the customers of one till until the server is gone; return how many checkouts that cut off."""
    try:
        for visit in visits:
            if died.is_set():
                return 0
            with in_tenant(shop):
                acknowledged[visit.key] = str(visit.pay())
    except Error:
        return 1
    finally:
        connections[SECOND].close()
        connections["default"].close()
    return 0


def kill(data: Path) -> None:
    """End the server the way a power cut does: nothing is said to anybody."""
    server = psutil.Process(int((data / "postmaster.pid").read_text().splitlines()[0]))
    processes = [server, *server.children()]
    for process in processes:
        os.kill(process.pid, 9)
    psutil.wait_procs(processes, timeout=20)
