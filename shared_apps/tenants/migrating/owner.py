"""Raw connections of the owner: several statements travel in one message, which Django's connection cannot send."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from project.database.clusters import PLATFORM, connection_of
from project.database.roles import owner_role

_OURS = ("host", "port", "dbname", "user", "password")


def owner_connection(cluster: str = PLATFORM) -> psycopg.Connection[Any]:
    """Open a connection of the caller's own; whoever opens it closes it."""
    given = connection_of(cluster).get_connection_params()
    address = {name: given[name] for name in _OURS if given.get(name)}
    return psycopg.connect(**address, autocommit=True, prepare_threshold=None)


@contextmanager
def owner_transaction(cluster: str = PLATFORM) -> Iterator[psycopg.Connection[Any]]:
    """Run the block in one transaction of the owner, on a connection that is closed at its end."""
    with owner_connection(cluster) as raw, raw.transaction():
        raw.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner_role(raw.info.user))))
        yield raw


def begin(raw: psycopg.Connection[Any], schema_name: str) -> sql.Composed:
    """Return the statements that open a transaction of the owner in one schema; its end forgets them."""
    return sql.SQL("BEGIN; SELECT set_config('search_path', {}, true), set_config('role', {}, true)").format(
        sql.Literal(f'"{schema_name}"'), sql.Literal(owner_role(raw.info.user))
    )
