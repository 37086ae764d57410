"""How many requests each shop sent on a day (UTC): a hash a day, a field a shop, counted by the script."""

import uuid
from datetime import date

from shared_apps.fair_use.redis import fair_use_redis, or_nothing

KEPT_DAYS = 8
"""As long as an outage of whoever carries the counts into the table may last."""


def requests_key(day: date) -> str:
    return f"fair-use:requests-of:{day.isoformat()}"


def requests_of(day: date) -> dict[uuid.UUID, int]:
    """Return the count of each shop; none when Redis is away."""
    counted = or_nothing(lambda: fair_use_redis().hgetall(requests_key(day))) or {}
    return {uuid.UUID(str(tenant_id)): int(count) for tenant_id, count in counted.items()}
