"""Carry the counts of requests from Redis into the table."""

from datetime import date, timedelta

from django.db import connection, transaction

from project.identifiers import uuid7
from shared_apps.fair_use.counting import KEPT_DAYS, requests_of
from shared_apps.tenants.context import in_public

# Absolute counts, the larger of the two: flushed twice nothing is doubled, killed half-way nothing is lost, and a Redis
# that came back empty takes nothing away.
WRITE = """
    INSERT INTO usage_usageday AS kept (id, tenant_id, day, requests)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::date[], %s::bigint[])
    ON CONFLICT (tenant_id, day) DO UPDATE SET requests = GREATEST(kept.requests, excluded.requests)
"""


def flush_requests(*, today: date) -> int:
    """Write the counts of today and of the days that an outage may have left behind; return how many rows."""
    days = [today - timedelta(days=back) for back in range(KEPT_DAYS)]
    # In one order, so that two flushes wait for each other instead of locking each other out.
    counts = sorted((tenant_id, day, count) for day in days for tenant_id, count in requests_of(day).items())
    if not counts:
        return 0
    tenant_ids, of_days, numbers = (list(column) for column in zip(*counts, strict=True))
    with in_public(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WRITE, [[uuid7() for _ in counts], tenant_ids, of_days, numbers])
    return len(counts)
