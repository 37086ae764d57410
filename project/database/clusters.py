"""Which cluster a thread works on.

All code says ``connection``, ``transaction.atomic()`` and ``Model.objects`` without naming a database, and each of them
asks ``connections["default"]``. So a switch puts the connection of the shop's cluster there, a whole one with a
transaction of its own, and puts the former back at its end. With ``using=`` in every place that speaks to the database,
the one place that forgets it would work on the wrong cluster, and quietly.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from project.database.base import DatabaseWrapper, tenant_connection

PLATFORM = DEFAULT_DB_ALIAS
"""The cluster of the platform: tenants, plans, billing, and the outbox that is relayed. Shops may live there, too."""
_displaced = threading.local()
"""This thread's connection to the platform's cluster, while another is in its place."""


def other_clusters() -> list[str]:
    """Return the clusters that only shops are on."""
    return [cluster for cluster in settings.CLUSTERS if cluster != PLATFORM]


def connection_of(cluster: str) -> DatabaseWrapper:
    """Return this thread's connection to a cluster, whichever it works on now."""
    if cluster != PLATFORM:
        return cast("DatabaseWrapper", connections[cluster])
    current = tenant_connection()
    return current if current.alias == PLATFORM else cast("DatabaseWrapper", _displaced.connection)


@contextmanager
def working_on(cluster: str) -> Iterator[DatabaseWrapper]:
    """Let the block's statements go to a cluster."""
    previous, chosen = tenant_connection(), connection_of(cluster)
    if previous.alias == PLATFORM:
        _displaced.connection = previous
    connections[DEFAULT_DB_ALIAS] = chosen
    try:
        yield chosen
    finally:
        connections[DEFAULT_DB_ALIAS] = previous


def has_transaction_beside(cluster: str) -> bool:
    """Return whether this thread has a transaction open on another cluster than this one."""
    opened = [tenant_connection(), connection_of(PLATFORM), *connections.all(initialized_only=True)]
    return any(one.in_atomic_block for one in opened if isinstance(one, DatabaseWrapper) and one.alias != cluster)
