"""A deletion that is killed is finished by the next one: nothing of the shop is left, and nothing is told twice."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant, TenantAudit
from shared_apps.tenants.services.close_tenant import close_tenant
from shared_apps.tenants.tasks import delete_due
from tests.plugins.tenants import _drop, open_shop
from tests.services.tenants.test_delete_tenant import left_of

KILLS = 15
FILES = 200
SARA = Actor("sara")
RUN = """
import os, secrets, signal, sys, time, uuid
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.utils import timezone
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.services.delete_tenant import delete_tenant

def deletion(tenant_id, seconds):
    started = time.monotonic()
    child = os.fork()  # nothing is connected yet: each child makes connections of its own
    if child == 0:
        delete_tenant(tenant_id=uuid.UUID(tenant_id), actor=PLATFORM, now=timezone.now())
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - started

first, *others = sys.argv[2:]
whole = deletion(first, None)
for tenant_id in others:
    deletion(tenant_id, whole * secrets.randbelow(1000) / 1000)
"""


@pytest.fixture
def closed_shops(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Tenant]]:
    """Committed shops that are due, one to be deleted in peace and one for each kill; with files and a cached value."""
    name = f"closed-{uuid.uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        shops = [open_shop(f"{name}-{number}") for number in range(KILLS + 1)]
        for shop in shops:
            close_tenant(tenant_id=shop.pk, actor=SARA, now=timezone.now() - timedelta(days=31))
            with in_tenant(shop):
                cache.set("price", 1)
                for number in range(FILES):
                    default_storage.save(f"papers/{number}.txt", ContentFile(b"deed"))
        yield shops
        for shop in Tenant.objects.filter(slug__startswith=name):
            _drop(shop)


@pytest.mark.timeout(120)
def test_a_deletion_that_is_killed_anywhere_is_finished_by_the_next_one(closed_shops: list[Tenant]) -> None:
    ids = [shop.pk for shop in closed_shops]
    command = [sys.executable, "-c", RUN, str(connection.settings_dict["NAME"]), *map(str, ids)]
    subprocess.run(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings.test"}, check=True)

    left = Tenant.objects.filter(pk__in=ids)
    assert not left.filter(pk=ids[0]).exists()
    assert left.exists()
    assert set(left.values_list("status", flat=True)) == {TenantStatus.PENDING_DELETION}
    delete_due()

    assert not any(any(left_of(shop).values()) for shop in closed_shops)
    for action in (TenantAction.DELETION_STARTED, TenantAction.DELETED):
        told = TenantAudit.objects.filter(tenant_id__in=ids, action=action).values_list("tenant_id", flat=True)
        assert sorted(told) == sorted(ids)
