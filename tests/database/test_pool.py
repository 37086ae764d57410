"""A pooled connection is handed on clean, and does not live for ever."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from project.database.base import DatabaseWrapper
from project.database.pool import MAX_LIFETIME_SECONDS, pool_options
from project.database.roles import role_of
from shared_apps.tenants.models import Tenant

STATE = "SELECT current_user, current_setting('search_path'), pg_backend_pid()"


@pytest.fixture
def pooled(committed_shop: Tenant) -> Iterator[DatabaseWrapper]:
    """A wrapper as a web process has it, with one connection in its pool."""
    options = {**connection.settings_dict["OPTIONS"], "pool": pool_options(size=1)}
    made = DatabaseWrapper({**connection.settings_dict, "CONN_MAX_AGE": 0, "OPTIONS": options}, alias="pooled")
    yield made
    made.close()
    made.close_pool()


def state(wrapper: DatabaseWrapper) -> tuple[Any, ...]:
    wrapper.ensure_connection()
    return tuple(psycopg.Cursor(wrapper.connection).execute(STATE).fetchone() or ())


def test_a_connection_of_the_pool_works_as_the_shop(pooled: DatabaseWrapper, committed_shop: Tenant) -> None:
    pooled.set_tenant(committed_shop)
    pooled.set_autocommit(False)
    with pooled.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (role_of(committed_shop.schema_name, connection.settings_dict["NAME"]),)
    pooled.rollback()
    pooled.set_autocommit(True)


def test_what_somebody_set_for_the_session_is_gone_for_the_next(
    pooled: DatabaseWrapper, committed_shop: Tenant
) -> None:
    login, path, process = state(pooled)
    role = psycopg.sql.Identifier(role_of(committed_shop.schema_name, connection.settings_dict["NAME"]))
    stray = psycopg.Cursor(pooled.connection)
    stray.execute("SELECT set_config('search_path', %s, false)", [committed_shop.schema_name])
    stray.execute("SELECT pg_advisory_lock(77)")
    stray.execute(psycopg.sql.SQL("SET ROLE {}").format(role))
    assert state(pooled)[0] != login

    pooled.close()

    assert state(pooled) == (login, path, process)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(77)")
        assert cursor.fetchone() == (True,)


def test_the_next_one_brings_a_gate_of_its_own(pooled: DatabaseWrapper) -> None:
    state(pooled)
    session = pooled.connection
    assert session.gate is pooled

    pooled.close()

    assert session.gate is None


def test_a_session_ends_with_its_lifetime(pooled: DatabaseWrapper) -> None:
    state(pooled)

    assert pooled.pool.max_lifetime == MAX_LIFETIME_SECONDS


def test_a_session_serves_so_many_shops_and_then_makes_room_for_another(
    committed_shop: Tenant, pooled: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("project.database.base.SHOPS_A_SESSION", 1)
    pooled.set_tenant(committed_shop)

    def work() -> None:
        with pooled.cursor() as cursor:
            cursor.execute("SELECT 1")

    def at_work() -> int:
        """One transaction in a shop; who did it."""
        pooled.set_autocommit(False)
        work()
        process = int(pooled.connection.info.backend_pid)
        pooled.commit()
        pooled.set_autocommit(True)
        return process

    same = [at_work(), at_work()]
    pooled.set_schema_to_public()
    last = at_work()

    assert same == [last, last]
    assert at_work() != last
