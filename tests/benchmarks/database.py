"""The bench's own database: made before, and dropped afterwards with the roles of its shops."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from project.database.roles import owner_role


def connect(database: str = "", *, port: int | None = None) -> psycopg.Connection:
    """Open a plain connection of the driver, by the bench's own address: the login, which has no rights."""
    to = settings.DATABASES["default"]
    return psycopg.connect(
        host=to["HOST"],
        port=port or to["PORT"],
        user=to["USER"],
        password=to["PASSWORD"],
        dbname=database or to["NAME"],
    )


def connect_as_owner(database: str = "") -> psycopg.Connection:
    """Open a plain connection that is the owner for its whole session: never through PgBouncer, which shares it."""
    plain = connect(database)
    role = owner_role(settings.DATABASES["default"]["USER"])
    plain.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    plain.commit()
    plain.autocommit = True
    return plain


@contextmanager
def bench_database() -> Iterator[None]:
    """Make the database and prepare the platform in it; drop both whatever happens."""
    _drop()
    _on_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(settings.DATABASES["default"]["NAME"])))
    try:
        call_command("prepare", verbosity=0)
        yield
    finally:
        connections.close_all()
        _drop()


def _drop() -> None:
    name = settings.DATABASES["default"]["NAME"]
    _on_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    with connect_as_owner("postgres") as plain:
        roles = plain.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [f"{name}."])
        for (role,) in roles.fetchall():
            plain.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def _on_server(statement: sql.Composed) -> None:
    with connect_as_owner("postgres") as plain:
        plain.execute(statement)
