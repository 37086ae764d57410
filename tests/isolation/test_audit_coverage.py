"""Every table of a shop is audited; what is not is named with a reason. The catalogue says which tables there are."""

import re
from typing import Any

from django.db import connection

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.attach import CREATE, attach_audit
from tenant_apps.audit.coverage import EXEMPT, MASKED

SECRET = re.compile(
    "password|secret|token|digest|cipher|encrypted|hash|sealed|identity_mark|identity_number|national_id"
)
TABLES = """
SELECT c.relname::text, array_agg(t.tgname::text ORDER BY t.tgname)
    FILTER (WHERE t.tgfoid = 'public.record_changes'::regproc AND t.tgenabled = 'O')
FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname
"""
COLUMNS = """
SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = %s
"""


def rows(query: str, schema: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [schema])
        return list(cursor.fetchall())


def test_every_table_has_the_triggers_but_for_those_that_are_named(shop: Tenant) -> None:
    triggers = dict[str, list[str] | None](rows(TABLES, shop.schema_name))

    assert {table for table, names in triggers.items() if not names} == set(EXEMPT)
    assert all(names == sorted(CREATE) for names in triggers.values() if names)


def test_no_secret_is_told(shop: Tenant) -> None:
    columns = [column for column in rows(COLUMNS, shop.schema_name) if column[0] not in EXEMPT]
    secret = {(table, name) for table, name, kind in columns if SECRET.search(name) or kind == "bytea"}

    assert secret == {(table, name) for table, names in MASKED.items() for name in names}


def test_a_new_table_is_audited_without_anybody_remembering(shop: Tenant) -> None:
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        assert attach_audit() == []
        cursor.execute("CREATE TABLE loupe (a int, b int, PRIMARY KEY (b, a))")
        statements = attach_audit()
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("INSERT INTO loupe VALUES (1, 2)")
        cursor.execute("SELECT row_id, after FROM audit_entry WHERE table_name = 'loupe'")

        assert cursor.fetchall() == [("2/1", '{"a": 1, "b": 2}')]
        assert len(statements) == len(CREATE)
        assert attach_audit() == []


def test_triggers_that_say_something_else_are_made_anew(shop: Tenant) -> None:
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_update ON identity_user")
        cursor.execute(
            "CREATE TRIGGER audit_update AFTER UPDATE ON identity_user REFERENCING OLD TABLE AS old_rows"
            " NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.record_changes('{id}', '{}', '{}')"
        )

        statements = attach_audit()

    assert len(statements) == 2 * len(CREATE)
    assert all("password" in statement for statement in statements if statement.startswith("CREATE"))
