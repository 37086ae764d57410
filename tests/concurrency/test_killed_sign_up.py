"""A sign-up that is killed leaves a whole shop or none, and asking again with the same key opens it."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from project.database.roles import role_of
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tests.plugins.tenants import _drop

KILLS = 50
LONGEST_MS = 400
RUN = """
import os, secrets, signal, sys, time, uuid
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from tests.concurrency.test_killed_sign_up import sign_up
for number in range(int(sys.argv[3])):
    child = os.fork()  # nothing is connected yet: each child makes a connection of its own
    if child == 0:
        sign_up(f"{sys.argv[2]}-{number}")
        os._exit(0)
    time.sleep(secrets.randbelow(int(sys.argv[4])) / 1000)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def sign_up(slug: str) -> Tenant:
    """Sign up a shop under a key that belongs to its slug, so that asking again is the same request."""
    from django.utils import timezone

    from shared_apps.identity.services.add_user import NewUser
    from shared_apps.tenants.choices import Calendar
    from shared_apps.tenants.services.sign_up_tenant import NewShop, sign_up_tenant

    return sign_up_tenant(
        idempotency_key=uuid.uuid5(uuid.NAMESPACE_DNS, slug),
        shop=NewShop(
            company_name=slug,
            slug=slug,
            country="AE",
            currency="AED",
            language="en",
            time_zone="Asia/Dubai",
            calendar=Calendar.GREGORIAN,
        ),
        owner=NewUser(username="owner", full_name="Owner"),
        password="correct horse battery staple",
        now=timezone.now(),
    )


@pytest.fixture
def slugs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    name = f"killed-{uuid.uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        yield [f"{name}-{number}" for number in range(KILLS)]
        for tenant in Tenant.objects.filter(slug__startswith=name):
            _drop(tenant)


def pieces_of(slug: str) -> list[bool]:
    """Tell which pieces of a shop are there: row, domain, subscription, schema, role."""
    tenant = Tenant.objects.filter(slug=slug).first()
    prefix = f"shop_{slug.replace('-', '_')[:20]}_"
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", [prefix])
        schemas = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE starts_with(rolname, current_database() || '.' || %s)", [prefix]
        )
        roles = {name for (name,) in cursor.fetchall()}
    if tenant is None:
        # Several slugs share a prefix; what belongs to no shop is what a killed sign-up left behind.
        known = set(Tenant.objects.values_list("schema_name", flat=True))
        database = str(connection.settings_dict["NAME"])
        return [bool(schemas - known), bool(roles - {role_of(name, database) for name in known})]
    return [
        tenant.domains.exists(),
        hasattr(tenant, "subscription"),
        tenant.schema_name in schemas,
        role_of(tenant.schema_name, str(connection.settings_dict["NAME"])) in roles,
    ]


@pytest.mark.timeout(180)
def test_a_sign_up_that_is_killed_is_whole_or_absent_and_can_be_asked_again(slugs: list[str]) -> None:
    prefix = slugs[0].rpartition("-")[0]
    command = [sys.executable, "-c", RUN, str(connection.settings_dict["NAME"]), prefix, str(KILLS), str(LONGEST_MS)]
    subprocess.run(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings.test"}, check=True)

    pieces = {slug: pieces_of(slug) for slug in slugs}
    whole = [slug for slug, there in pieces.items() if there == [True] * 4]
    absent = [slug for slug, there in pieces.items() if there == [False] * 2]
    assert len(whole) + len(absent) == KILLS, pieces
    assert absent != []

    for slug in slugs[:10]:
        with in_tenant(sign_up(slug)), transaction.atomic():
            assert User.objects.get().username == "owner"
