"""As shop A, PostgreSQL itself refuses shop B and the platform. The catalogue says what there is to try."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from shared_apps.tenants.context import in_public, in_tenant_as_owner
from shared_apps.tenants.models import Tenant

INSUFFICIENT_PRIVILEGE = "42501"


def refused(statement: sql.Composable | str, params: tuple[str, ...] = ()) -> bool:
    """Run a statement as the shop that is active; tell whether PostgreSQL refused it for want of rights."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "") == INSUFFICIENT_PRIVILEGE
    return False


def names(query: str, schema: str) -> list[str]:
    with in_public(), connection.cursor() as cursor:
        cursor.execute(query, [schema])
        return [name for (name,) in cursor.fetchall()]


def relations(schema: str, kinds: str) -> list[str]:
    query = f"SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind IN ({kinds})"
    return names(f"{query} ORDER BY relname", schema)


def writes(table: sql.Identifier) -> Iterator[sql.Composable]:
    yield sql.SQL("INSERT INTO {} DEFAULT VALUES").format(table)
    yield sql.SQL("DELETE FROM {}").format(table)
    yield sql.SQL("TRUNCATE {}").format(table)
    yield sql.SQL("DROP TABLE {}").format(table)
    yield sql.SQL("LOCK TABLE {}").format(table)


def test_every_table_of_another_shop_is_refused(shop: Tenant, other_shop: Tenant) -> None:
    tables = relations(other_shop.schema_name, "'r', 'v', 'm', 'f', 'p'")
    assert len(tables) > 15

    for name in tables:
        table = sql.Identifier(other_shop.schema_name, name)
        assert refused(sql.SQL("SELECT FROM {}").format(table)), name
        for statement in writes(table):
            assert refused(statement), statement


@pytest.fixture
def more_objects(other_shop: Tenant) -> None:
    """Give the other shop kinds of objects that no shop has today: the tests below must meet them all the same."""
    with in_tenant_as_owner(other_shop), connection.cursor() as cursor:
        cursor.execute("CREATE VIEW peek AS SELECT * FROM identity_user")
        cursor.execute("CREATE MATERIALIZED VIEW peek_kept AS SELECT * FROM identity_user")
        cursor.execute("CREATE SEQUENCE peek_numbers")
        cursor.execute("CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM identity_user'")


def test_every_view_of_another_shop_is_refused(shop: Tenant, other_shop: Tenant, more_objects: None) -> None:
    views = relations(other_shop.schema_name, "'v', 'm'")
    assert views == ["peek", "peek_kept"]

    for name in views:
        assert refused(sql.SQL("SELECT FROM {}").format(sql.Identifier(other_shop.schema_name, name))), name


def test_every_function_of_another_shop_is_refused(shop: Tenant, other_shop: Tenant, more_objects: None) -> None:
    functions = names("SELECT proname FROM pg_proc WHERE pronamespace = %s::regnamespace", other_shop.schema_name)
    assert functions == ["peek"]

    for name in functions:
        assert refused(sql.SQL("SELECT {}()").format(sql.Identifier(other_shop.schema_name, name))), name


def test_every_function_of_the_platform_is_a_trigger_that_lends_nobodys_rights(shop: Tenant) -> None:
    query = "SELECT proname FROM pg_proc WHERE pronamespace = %s::regnamespace"

    assert names(query, "public") != []
    assert names(f"{query} AND (prorettype <> 'trigger'::regtype OR prosecdef)", "public") == []


def test_every_sequence_of_another_shop_is_refused(shop: Tenant, other_shop: Tenant, more_objects: None) -> None:
    sequences = relations(other_shop.schema_name, "'S'")
    assert "peek_numbers" in sequences

    for name in sequences:
        sequence = f'"{other_shop.schema_name}"."{name}"'
        assert refused("SELECT nextval(%s::regclass)", (sequence,)), name


def test_every_table_of_the_platform_that_is_not_named_for_shops_is_refused(shop: Tenant) -> None:
    readable = [
        name
        for name in relations("public", "'r', 'v', 'm', 'f', 'p'")
        if not refused(sql.SQL("SELECT FROM {}").format(sql.Identifier("public", name)))
    ]

    assert readable == settings.TENANT_REFERENCE_TABLES


def test_no_table_of_the_platform_can_be_changed(shop: Tenant) -> None:
    for name in relations("public", "'r', 'v', 'm', 'f', 'p'"):
        for statement in writes(sql.Identifier("public", name)):
            assert refused(statement), statement


def test_a_shop_announces_facts_of_its_own_only(shop: Tenant, other_shop: Tenant) -> None:
    announce = (
        "INSERT INTO public.events_outboxevent (event_id, schema_name, name, aggregate_id, payload)"
        " VALUES (gen_random_uuid(), %s, 'x', gen_random_uuid(), '{}')"
    )

    assert refused(announce, (other_shop.schema_name,))
    assert not refused(announce, (shop.schema_name,))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE loot (id int)",
        "CREATE TABLE public.loot (id int)",
        "CREATE SCHEMA loot",
        "CREATE ROLE loot",
        "ALTER SCHEMA public RENAME TO loot",
        "COPY (SELECT 1) TO '/tmp/loot'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE TEMPORARY TABLE loot (id int)",
        "CREATE FUNCTION loot() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DO $$ BEGIN END $$",
        "SET SESSION AUTHORIZATION postgres",
    ],
)
def test_a_shop_makes_nothing_of_its_own(shop: Tenant, statement: str) -> None:
    assert refused(statement)


def test_no_foreign_key_leaves_a_shops_schema(shop: Tenant) -> None:
    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.conname FROM pg_constraint c
            JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = c.confrelid
            WHERE c.contype = 'f' AND child.relnamespace <> parent.relnamespace
            """
        )
        assert cursor.fetchall() == []


def test_a_shop_built_from_the_template_equals_it(shop: Tenant) -> None:
    """Nothing that the template has was lost on the way: columns, constraints, indexes, triggers."""
    structure = """
        SELECT 'column', table_name::text, column_name::text, data_type || is_nullable || coalesce(column_default, '')
        FROM information_schema.columns WHERE table_schema = %(schema)s
        UNION ALL
        SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = %(schema)s::regnamespace
        UNION ALL
        SELECT 'index', tablename::text, indexname::text, indexdef FROM pg_indexes WHERE schemaname = %(schema)s
        UNION ALL
        SELECT 'trigger', tgrelid::regclass::text, tgname::text, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid
        WHERE r.relnamespace = %(schema)s::regnamespace AND NOT tgisinternal
        ORDER BY 1, 2, 3
    """

    def of(schema: str) -> set[tuple[str, ...]]:
        with in_public(), connection.cursor() as cursor:
            cursor.execute(structure, {"schema": schema})
            return {tuple(str(part).replace(f"{schema}.", "") for part in row) for row in cursor.fetchall()}

    assert of(shop.schema_name) ^ of("tenant_template") == set()
