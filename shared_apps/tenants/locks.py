"""Locks that one shop's writers share, where there is no row to lock yet."""

from django.db import connection

from shared_apps.tenants.context import current_schema


def lock_in_shop(name: str) -> None:
    """Wait until nobody else in this shop holds the lock ``name``, and hold it to the end of the transaction.

    For rules about rows that do not exist yet: how many there may be, which codes are free.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{current_schema()}:{name}"])
