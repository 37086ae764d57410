"""Rows and files of an archive go into a schema that was just built and is empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from django.db import DatabaseError, connection
from psycopg import sql

from shared_apps.tenants.archive.layout import CHUNK, FILES, Manifest, table_member
from shared_apps.tenants.archive.tables import Table, restore, tables_of_shop
from shared_apps.tenants.context import current_schema
from shared_apps.tenants.errors import ArchiveDamaged

IDENTITIES = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' AND a.attnum > 0
  AND pg_get_serial_sequence(format('%%I.%%I', c.relnamespace::regnamespace, c.relname), a.attname) IS NOT NULL
"""


def load_tables(archive: ZipFile, manifest: Manifest) -> None:
    """Fill the tables of the shop that is entered now, with the owner's rights, in the caller's transaction.

    Raises:
        ArchiveDamaged: the tables, their columns, or their rows are not those of this release.
    """
    tables = tables_of_shop()
    if {table.name for table in tables} != set(manifest.tables):
        raise ArchiveDamaged(member="tables")
    try:
        with triggers_asleep(tables):
            for table in tables:
                _load(table, archive, manifest)
    except DatabaseError as error:
        raise ArchiveDamaged(member="tables") from error


def _load(table: Table, archive: ZipFile, manifest: Manifest) -> None:
    name = table_member(table.name)
    try:
        with archive.open(name) as member:
            restore(table, member.read, CHUNK)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table.name)))
            found = cursor.fetchone()
    except (KeyError, DatabaseError) as error:
        raise ArchiveDamaged(member=name) from error
    if found != (manifest.tables[table.name],):
        raise ArchiveDamaged(member=name)


@contextmanager
def triggers_asleep(tables: list[Table]) -> Iterator[None]:
    """Let the block fill the tables with rows that went through their triggers before, in its caller's transaction.

    Those rows are what the triggers made of them: they must not work on them a second time (a movement would move the
    stock again). Keys and checks do not sleep: foreign keys are compared at the end, when both sides are there.
    """
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table.name)))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table.name)))
    reset_sequences()


def reset_sequences() -> None:
    """Let the numbers that the database gives go on after the highest that is there."""
    with connection.cursor() as cursor:
        cursor.execute(IDENTITIES, [current_schema()])
        for table, column in cursor.fetchall():
            statement = sql.SQL(
                "SELECT setval(pg_get_serial_sequence({name}, {column_name}), max({column})) FROM {table}"
                " HAVING max({column}) IS NOT NULL"
            ).format(
                name=sql.Literal(f'"{current_schema()}"."{table}"'),
                column_name=sql.Literal(column),
                column=sql.Identifier(column),
                table=sql.Identifier(table),
            )
            cursor.execute(statement)


def load_files(archive: ZipFile, manifest: Manifest, folder: Path) -> None:
    """Write the files below ``folder``; their names were found safe."""
    for name in manifest.members:
        if not name.startswith(FILES):
            continue
        path = folder / name.removeprefix(FILES)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as member, path.open("xb") as file:
            while piece := member.read(CHUNK):
                file.write(piece)
