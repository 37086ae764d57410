"""Reading in one consistent view of the data."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """Run the block in one read-only transaction that sees the data of one moment.

    Inside a transaction it changes nothing: that one goes on (a service's own, or a test's). Isolation and access mode
    are set on the driver's connection, which sends them with BEGIN: costs no statement, and the transaction may begin
    with any statement, as our own first one that sets the shop.
    """
    if connection.in_atomic_block:
        yield
        return
    # As Django does before a statement: a connection that died is replaced now, not after it was told how to begin.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    session = connection.connection
    session.isolation_level, session.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        with transaction.atomic():
            yield
    finally:
        if not session.closed:
            session.isolation_level, session.read_only = None, None
