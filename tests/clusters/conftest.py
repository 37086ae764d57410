"""A second PostgreSQL beside the run's own, and a shop that trades and can be moved between the two."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import environ
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from project.embedded.places import home
from project.embedded.postgres import Postgres
from shared_apps.anchors.models import Anchor
from shared_apps.events.models import OutboxEvent
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.dropping import drop_schema_and_role
from shared_apps.tenants.services import move_tenant
from shared_apps.usage.models import UsageDay
from tests.counter import open_counter
from tests.plugins.tenants import open_shop

SECOND, DATABASE = "second", "second_zargar"


def second_home() -> Path:
    """Return where the second server lives: each worker has one."""
    return home() / f"second-{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}"


@pytest.fixture(scope="package", autouse=True)
def second_cluster(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Start the server, and make it one of CLUSTERS while the tests of this folder run."""
    server = Postgres(second_home())
    server.directory.parent.mkdir(parents=True, exist_ok=True)
    url = server.url() or server.start()
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("SET ROLE zargar_owner")
        raw.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        raw.execute(f"CREATE DATABASE {DATABASE}")
    first, address = connections.settings["default"], environ.Env.db_url_config(url)
    connections.settings[SECOND] = {**first, **address, "NAME": DATABASE, "ENGINE": first["ENGINE"]}
    settings.CLUSTERS.append(SECOND)
    try:
        with django_db_blocker.unblock():
            call_command("prepare", verbosity=0)
        yield
    finally:
        settings.CLUSTERS.remove(SECOND)
        connections[SECOND].close()
        del connections[SECOND], connections.settings[SECOND]
        server.stop()


@pytest.fixture
def committed(second_cluster: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the test does is really done: no transaction of a test spans two clusters."""
    with django_db_blocker.unblock():
        yield


def trading_shop(slug: str) -> Tenant:
    """Open a shop that has three rings in stock and has sold one of them."""
    tenant = open_shop(f"{slug}-{uuid.uuid4().hex[:8]}")
    with in_tenant(tenant), transaction.atomic():
        counter = open_counter(User.objects.get(), now=timezone.now())
        counter.sell(counter.stock(quantity=3))
    return tenant


@pytest.fixture(scope="module")
def moved_shops(second_cluster: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Tenant]]:
    """Two shops, wherever the tests of the module have brought them."""
    with django_db_blocker.unblock():
        shops = [trading_shop("wander"), trading_shop("roam")]
    yield shops
    with django_db_blocker.unblock():
        for shop in shops:
            remove(shop)


def remove(shop: Tenant) -> None:
    for cluster in settings.CLUSTERS:
        drop_schema_and_role(shop.on(cluster))
    with in_public():
        OutboxEvent.objects.filter(schema_name=shop.schema_name).delete()
        UsageDay.objects.filter(tenant_id=shop.pk).delete()
        Anchor.objects.filter(tenant_id=shop.pk).delete()
        Tenant.objects.filter(pk=shop.pk).delete()


@pytest.fixture
def shop(committed: None, moved_shops: list[Tenant]) -> Tenant:
    moved_shops[0].refresh_from_db()
    return moved_shops[0]


@pytest.fixture
def other_shop(committed: None, moved_shops: list[Tenant]) -> Tenant:
    moved_shops[1].refresh_from_db()
    return moved_shops[1]


@pytest.fixture(autouse=True)
def no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else has an old answer in memory here."""
    monkeypatch.setattr(move_tenant, "PATIENCE_SECONDS", 0)
