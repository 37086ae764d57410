"""The triggers that write the audit, on every table of a shop: nobody has to remember a new one.

Runs after the migrations, wherever a shop's schema is migrated: in the template, in the rehearsal of what reaches all
shops, and in a shop that Django migrates by itself.
"""

import hashlib
import json
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from shared_apps.tenants.provisioning.finishing import finishing_touch
from tenant_apps.audit.coverage import EXEMPT, LEFT_OUT, MASKED

CREATE = {
    "audit_insert": "AFTER INSERT ON {} REFERENCING NEW TABLE AS new_rows",
    "audit_update": "AFTER UPDATE ON {} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "audit_delete": "AFTER DELETE ON {} REFERENCING OLD TABLE AS old_rows",
    "audit_truncate": "BEFORE TRUNCATE ON {}",
}
TABLES = """
SELECT c.relname::text,
    (SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum))
     FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
     WHERE i.indrelid = c.oid AND i.indisprimary),
    (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0),
    (SELECT json_object_agg(t.tgname, encode(t.tgargs, 'hex'))::text FROM pg_trigger t
     WHERE t.tgrelid = c.oid AND starts_with(t.tgname, 'audit_') AND NOT t.tgisinternal
       AND t.tgfoid = 'public.record_changes'::regproc)
FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname
"""


@dataclass(frozen=True)
class Audited:
    """A table with its key and columns, and the arguments of the triggers that it has now."""

    name: str
    key: list[str]
    columns: list[str]
    found: dict[str, str]

    @property
    def arguments(self) -> list[str]:
        masked = MASKED.get(self.name, [])
        left_out = [column for column in self.columns if column in LEFT_OUT]
        return [_array(self.key), _array(masked), _array(left_out)]

    @property
    def is_right(self) -> bool:
        wanted = b"".join(f"{argument}\0".encode() for argument in self.arguments).hex()
        return self.found == dict.fromkeys(CREATE, wanted)


@finishing_touch(mark=hashlib.sha256(json.dumps([EXEMPT, MASKED, LEFT_OUT, CREATE]).encode()).hexdigest())
def attach_audit() -> list[str]:
    """Return what makes the triggers of the schema that is entered now right: nothing, when they are."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [
            Audited(name, key, columns, json.loads(found or "{}")) for name, key, columns, found in cursor.fetchall()
        ]
    if "audit_entry" not in {table.name for table in tables}:
        return []  # a shop of a release before the audit's, which is being brought to one that is still before it
    statements = []
    for table in tables:
        if table.name in EXEMPT:
            statements += _dropped(table)
        elif not table.is_right:
            statements += [*_dropped(table), *_created(table)]
    return statements


def _dropped(table: Audited) -> list[str]:
    drop = sql.SQL("DROP TRIGGER {} ON {}")
    return [_text(drop.format(sql.Identifier(name), sql.Identifier(table.name))) for name in table.found]


def _created(table: Audited) -> list[str]:
    arguments = sql.SQL(", ").join(map(sql.Literal, table.arguments))
    return [
        _text(
            sql.SQL("CREATE TRIGGER {} {} FOR EACH STATEMENT EXECUTE FUNCTION public.record_changes({})").format(
                sql.Identifier(name), sql.SQL(when).format(sql.Identifier(table.name)), arguments
            )
        )
        for name, when in CREATE.items()
    ]


def _text(statement: sql.Composed) -> str:
    return statement.as_string(connection.connection)


def _array(names: list[str]) -> str:
    return "{" + ",".join(names) + "}"
