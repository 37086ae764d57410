"""Who we are and where we read is set per transaction; nothing of a shop outlives it on the connection."""

import threading
from collections.abc import Callable
from contextlib import suppress

import psycopg
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import DatabaseError, connection, transaction

from project.database.errors import NoTenant, NoTransaction
from project.database.roles import owner_role, platform_role, role_of
from shared_apps.tenants.context import current_schema, in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tests.plugins.tenants import open_shop

pytestmark = pytest.mark.usefixtures("committed_shop")


def whoami() -> tuple[str, str]:
    """Ask the session itself for role and search_path."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('search_path')")
        role, path = cursor.fetchone()
        return role, path


def of_shop(tenant: Tenant) -> tuple[str, str]:
    return role_of(tenant.schema_name, connection.settings_dict["NAME"]), f'"{tenant.schema_name}", "public"'


def raw_whoami() -> tuple[str, str]:
    """Ask past our cursors, which would set the tenant first."""
    cursor = psycopg.Cursor(connection.connection)
    role, path = cursor.execute("SELECT current_user, current_setting('search_path')").fetchone() or ("", "")
    return role, path


@pytest.fixture
def nobody(committed_shop: Tenant) -> tuple[str, str]:
    connection.ensure_connection()
    return raw_whoami()


def test_a_transaction_works_as_the_shops_own_role(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        assert whoami() == of_shop(committed_shop)


def test_nothing_outlives_a_commit(committed_shop: Tenant, nobody: tuple[str, str]) -> None:
    with in_tenant(committed_shop):
        with transaction.atomic():
            whoami()
        assert raw_whoami() == nobody


def test_nothing_outlives_a_rollback(committed_shop: Tenant, nobody: tuple[str, str]) -> None:
    with in_tenant(committed_shop):
        with suppress(ZeroDivisionError), transaction.atomic():
            whoami()
            raise ZeroDivisionError
        assert raw_whoami() == nobody


def test_a_statement_outside_a_transaction_fails_loudly(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), pytest.raises(NoTransaction):
        whoami()


def test_the_shop_is_set_again_after_a_savepoint_is_rolled_back(committed_shop: Tenant) -> None:
    with transaction.atomic():
        with suppress(ZeroDivisionError), in_tenant(committed_shop), transaction.atomic():
            whoami()
            raise ZeroDivisionError
        with in_tenant(committed_shop):
            assert whoami() == of_shop(committed_shop)


def test_an_error_in_a_savepoint_leaves_the_shop_as_it_was(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert whoami() == of_shop(committed_shop)


def test_switching_inside_a_transaction_switches_role_and_path_and_comes_back(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        with in_public():
            role, path = whoami()
            assert role == platform_role(connection.settings_dict["USER"])
            assert committed_shop.schema_name not in path
        assert whoami() == of_shop(committed_shop)
        with in_tenant_as_owner(committed_shop):
            assert whoami()[0] == owner_role(connection.settings_dict["USER"])
        assert whoami() == of_shop(committed_shop)


def test_a_named_cursor_reads_the_shop(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (of_shop(committed_shop)[0],)


def test_a_new_thread_starts_nowhere(committed_shop: Tenant) -> None:
    refused: list[str] = []

    def look() -> None:
        for attempt in (current_schema, whoami, Tenant.objects.count):
            try:
                attempt()
            except NoTenant:
                refused.append(attempt.__name__)
        connection.close()

    with in_tenant(committed_shop):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    assert refused == ["current_schema", "whoami", "count"]


def test_two_shops_never_mix_on_one_connection(committed_shop: Tenant) -> None:
    with transaction.atomic():
        other = open_shop("mixed-never")
        for tenant in (committed_shop, other, committed_shop, other):
            with in_tenant(tenant):
                assert whoami() == of_shop(tenant)
        transaction.set_rollback(True)


def test_a_savepoint_that_is_taken_back_takes_the_inner_shop_with_it_and_we_know(committed_shop: Tenant) -> None:
    """The rollback restores the outer shop behind our back; the inner one must be set again, not taken as set."""
    with transaction.atomic():
        other = open_shop("taken-back")
        with in_tenant(committed_shop):
            point = transaction.savepoint_create()
            with in_tenant(other):
                assert whoami() == of_shop(other)
                transaction.savepoint_rollback(point)
                assert whoami() == of_shop(other)
            assert whoami() == of_shop(committed_shop)
        transaction.set_rollback(True)


def test_an_async_view_reads_its_shop(committed_shop: Tenant) -> None:
    """As Django runs a synchronous middleware around an asynchronous view that reads in threads."""

    async def view() -> tuple[str, str]:
        return await sync_to_async(transaction.atomic(whoami))()

    with in_tenant(committed_shop):
        assert async_to_sync(view)() == of_shop(committed_shop)


def test_an_async_view_that_reads_in_a_thread_of_its_own_chooses_first(committed_shop: Tenant) -> None:
    def read() -> tuple[str, str]:
        try:
            with in_tenant(committed_shop), transaction.atomic():
                return whoami()
        finally:
            connection.close()

    def read_without_choosing() -> tuple[str, str]:
        try:
            return whoami()
        finally:
            connection.close()

    async def view(work: Callable[[], tuple[str, str]]) -> tuple[str, str]:
        return await sync_to_async(work, thread_sensitive=False)()

    with in_tenant(committed_shop):
        assert async_to_sync(view)(read) == of_shop(committed_shop)
        with pytest.raises(NoTenant):
            async_to_sync(view)(read_without_choosing)
