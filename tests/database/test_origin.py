"""Who is behind a statement is what PostgreSQL is told in its transaction, and nothing of it outlives that."""

import json
from typing import Any

import psycopg
import pytest
from celery import shared_task
from django.db import connection, transaction
from psycopg import sql

from project.database.base import DatabaseWrapper
from project.database.origin import Origin, acting, begin_command, current_origin, name_actor
from shared_apps.identity.models import User
from shared_apps.tenants.base_tasks import TenantTask
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant

SARA, NEDA = Origin(actor="sara"), Origin(actor="neda")


def told() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('zargar.origin')")
        actor: str = json.loads(cursor.fetchone()[0])["actor"]
        return actor


@shared_task(base=TenantTask, name="tests.tell")
def tell(*, schema_name: str, **_: Any) -> str:
    with transaction.atomic():
        return told()


def test_each_transaction_tells_who_is_behind_it(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop):
        for origin in (SARA, NEDA):
            with acting(origin), transaction.atomic():
                assert told() == origin.actor


def test_it_is_told_anew_when_it_changes_within_a_transaction(shop: Tenant, owner: User) -> None:
    with acting(SARA):
        assert told() == "sara"
        name_actor(actor="owner", actor_id=owner.pk)
        assert told() == "owner"
    assert told() == "process"


def test_a_savepoint_that_is_taken_back_does_not_leave_who_was_before(shop: Tenant) -> None:
    with acting(SARA):
        assert told() == "sara"
        with acting(NEDA), transaction.atomic():
            assert told() == "neda"
            transaction.set_rollback(True)
        assert told() == "sara"


def test_nothing_of_it_outlives_the_transaction(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), acting(SARA), transaction.atomic():
        told()

    raw = psycopg.Cursor(connection.connection)
    assert raw.execute("SELECT current_setting('zargar.origin', true)").fetchone() in {(None,), ("",)}


def test_it_costs_no_message_of_its_own(committed_shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    send = DatabaseWrapper._send

    def counted(self: DatabaseWrapper, message: sql.Composed) -> None:
        sent.append(message.as_string(self.connection))
        send(self, message)

    monkeypatch.setattr(DatabaseWrapper, "_send", counted)
    with in_tenant(committed_shop), acting(SARA), transaction.atomic():
        told()
        told()

    [settled] = [text for text in sent if "zargar.origin" in text]
    assert settled.startswith("BEGIN")
    assert "search_path" in settled


def test_a_task_acts_for_itself(shop: Tenant) -> None:
    with acting(SARA):
        assert tell.delay(schema_name=shop.schema_name).get() == "task:tests.tell"
        assert current_origin() == SARA


def test_a_command_acts_for_itself() -> None:
    before = current_origin()
    with acting(before):
        begin_command("seed_demo")
        assert current_origin() == Origin(actor="command:seed_demo")
    assert current_origin() == before
