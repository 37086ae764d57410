"""The tables of the shop that is entered now, asked of the database's catalogue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from project.database.base import DatabaseWrapper, tenant_connection
from shared_apps.tenants.archive.layout import STAYS_BEHIND
from shared_apps.tenants.context import current_schema

# Generated columns are computed again where the rows arrive.
COLUMNS = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum), array_agg(a.atttypid::int ORDER BY a.attnum),
       (SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum))
        FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY(i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' AND a.attgenerated = '' AND c.relname <> ALL(%s)
GROUP BY c.oid, c.relname ORDER BY c.relname
"""


@dataclass(frozen=True)
class Table:
    name: str
    columns: list[str]
    types: list[int]
    key: list[str]

    def header(self) -> bytes:
        """Return the first line of the table's member, as COPY writes it."""
        return "\t".join(self.columns).encode() + b"\n"


def tables_of_shop(*, without: Sequence[str] = STAYS_BEHIND) -> list[Table]:
    """Return the tables whose rows are the shop's, by name."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [current_schema(), list(without)])
        return [Table(name, columns, types, key or columns) for name, columns, types, key in cursor.fetchall()]


def copied(table: Table, here: DatabaseWrapper | None = None) -> Iterator[bytes]:
    """Yield the rows as lines of COPY's text format, a header first; in the order of the key, so that the same rows
    give the same bytes. They are read where we are when the first is asked for, or from ``here``."""
    source, statement = here or tenant_connection(), _reading(table, sql.SQL("(FORMAT text, HEADER)"))
    with source.cursor() as cursor, source.wrap_database_errors, cursor.copy(statement) as copy:
        for piece in copy:
            yield bytes(piece)


def values(table: Table) -> Iterator[tuple[object, ...]]:
    """Yield the rows as values of Python."""
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(_reading(table, sql.SQL("(FORMAT text)"))) as copy,
    ):
        copy.set_types(table.types)
        yield from copy.rows()


def restore(table: Table, read: Callable[[int], bytes], size: int) -> None:
    """Write the lines that ``read`` gives, which begin with the header."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT text, HEADER MATCH)").format(
        sql.Identifier(table.name), _names(table.columns)
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        while piece := read(size):
            copy.write(piece)


def _reading(table: Table, options: sql.Composable) -> sql.Composed:
    return sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT {}").format(
        _names(table.columns), sql.Identifier(table.name), _names(table.key), options
    )


def _names(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
