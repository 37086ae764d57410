"""Every statement passes the gate: raw cursors, refused settings, second statements and changed roles included."""

import logging

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from project.database import base
from project.database.errors import NoTransaction, RoleChanged
from project.database.roles import owner_role, role_of
from shared_apps.idempotency.models import IdempotentRequest
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant

WHO = "SELECT current_user"


def role(tenant: Tenant) -> str:
    return role_of(tenant.schema_name, connection.settings_dict["NAME"])


def test_a_raw_cursor_works_as_the_shop_of_the_moment(shop: Tenant, other_shop: Tenant) -> None:
    made_before = connection.connection.cursor()
    made_before.execute(WHO)

    with in_tenant(other_shop):
        assert made_before.execute(WHO).fetchone() == (role(other_shop),)
        assert connection.connection.cursor().execute(WHO).fetchone() == (role(other_shop),)
        assert connection.connection.execute(WHO).fetchone() == (role(other_shop),)
    assert made_before.execute(WHO).fetchone() == (role(shop),)


def test_a_raw_cursor_outside_a_transaction_is_refused(committed_shop: Tenant) -> None:
    connection.ensure_connection()

    with in_tenant(committed_shop), pytest.raises(NoTransaction):
        connection.connection.execute(WHO)


def test_settings_that_are_refused_are_not_swallowed(shop: Tenant) -> None:
    gone = Tenant(schema_name="shop_that_is_gone")

    with pytest.raises(DatabaseError, match="does not exist"), transaction.atomic(), in_tenant(gone):
        User.objects.count()

    assert User.objects.filter(email="owner@aurum.example").exists()


def test_settings_that_are_cancelled_do_not_leave_the_last_shop(
    shop: Tenant, other_shop: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert User.objects.get().email == "owner@aurum.example"
    outcomes: list[str] = []
    point = transaction.savepoint_create()
    psycopg.Cursor(connection.connection).execute("SET LOCAL statement_timeout = 50")
    monkeypatch.setattr(base, "SETTLE", sql.SQL("SELECT pg_sleep(5); " + base.SETTLE.as_string()))

    with in_tenant(other_shop):
        for _ in range(2):
            try:
                outcomes.append(User.objects.get().email)
            except DatabaseError as error:
                outcomes.append(type(error.__cause__).__name__)

    assert outcomes == ["QueryCanceled", "InFailedSqlTransaction"]
    monkeypatch.undo()
    transaction.savepoint_rollback(point)
    assert User.objects.get().email == "owner@aurum.example"


@pytest.mark.parametrize("params", [None, ["x"]])
def test_a_text_holds_one_statement(shop: Tenant, params: list[str] | None) -> None:
    smuggled = "SELECT 'x'" if params is None else "SELECT %s::text"

    with pytest.raises(DatabaseError, match="multiple commands"), transaction.atomic():
        connection.cursor().execute(f"{smuggled}; SET LOCAL ROLE NONE", params)


@pytest.mark.parametrize(
    "call",
    [
        "set_config('role', 'none', true)",
        "set_config('search_path', 'public', true)",
        "query_to_xml('SELECT 1', true, true, '')",
        "lo_create(0)",
        "pg_notify('a', 'b')",
        "pg_read_file('PG_VERSION')",
        "pg_ls_dir('.')",
        "pg_reload_conf()",
    ],
)
def test_a_shop_may_not_call_what_reaches_out_of_it(shop: Tenant, call: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"SELECT {call}")


def test_a_shop_writes_no_code(shop: Tenant) -> None:
    with pytest.raises(DatabaseError, match="permission denied for language"), transaction.atomic():
        connection.cursor().execute("DO $$ BEGIN END $$")


def test_a_shop_makes_no_temporary_table(shop: Tenant) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("CREATE TEMPORARY TABLE loot (id int)")


def test_a_transaction_that_ends_in_another_role_is_rolled_back(
    committed_shop: Tenant, caplog: pytest.LogCaptureFixture
) -> None:
    key = "00000000-0000-4000-8000-000000000001"

    @transaction.atomic
    def write_and_become_nobody() -> None:
        IdempotentRequest.objects.create(key=key, use_case="x", digest=b"x")
        connection.cursor().execute("SET LOCAL ROLE NONE")

    with caplog.at_level(logging.CRITICAL, logger="zargar.isolation"), in_tenant(committed_shop):
        with pytest.raises(RoleChanged):
            write_and_become_nobody()
        with transaction.atomic():
            assert not IdempotentRequest.objects.filter(key=key).exists()

    assert [record.levelname for record in caplog.records if record.name == "zargar.isolation"] == ["CRITICAL"]


def test_a_statement_of_a_shop_ends_in_time(shop: Tenant) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("1min",)


def test_the_platform_reads_no_shop(shop: Tenant) -> None:
    users = sql.Identifier(shop.schema_name, "identity_user")

    with in_public(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(sql.SQL("SELECT count(*) FROM {}").format(users))


def test_the_login_reads_nothing_at_all(committed_shop: Tenant) -> None:
    """What a statement is worth for which nobody chose a shop or the platform."""
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    tables = cursor.execute(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'v', 'm', 'p', 'S') AND n.nspname !~ '^pg_|^information_schema$'"
    ).fetchall()
    assert {"public", committed_shop.schema_name, "tenant_template"} <= {schema for schema, _ in tables}

    for schema, name in tables:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            cursor.execute(sql.SQL("SELECT FROM {}").format(sql.Identifier(schema, name)))


def test_the_login_owns_nothing_and_a_shop_owns_nothing(shop: Tenant) -> None:
    owner = owner_role(connection.settings_dict["USER"])
    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT pg_get_userbyid(owner) FROM (
                SELECT relowner FROM pg_class WHERE relnamespace::regnamespace::text !~ '^pg_|^information_schema$'
                UNION ALL SELECT nspowner FROM pg_namespace WHERE nspname ~ '^shop_|^tenant_'
                UNION ALL SELECT proowner FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                UNION ALL SELECT datdba FROM pg_database WHERE datname = current_database()
            ) AS owned (owner)
            """
        )
        assert cursor.fetchall() == [(owner,)]
