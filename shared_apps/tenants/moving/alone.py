"""One run at a time does something to where a shop is."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from shared_apps.tenants.errors import MoveUnderWay
from shared_apps.tenants.migrating.owner import owner_transaction


@contextmanager
def alone_with(tenant_id: uuid.UUID) -> Iterator[None]:
    """Run the block while nobody else moves or deletes the shop.

    The lock is held by a transaction on a connection of its own, which ends with the process, behind PgBouncer too.

    Raises:
        MoveUnderWay: somebody does.
    """
    with owner_transaction() as raw:
        taken = raw.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"move:{tenant_id}"])
        if taken.fetchone() != (True,):
            raise MoveUnderWay
        yield
