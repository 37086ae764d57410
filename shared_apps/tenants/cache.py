"""Cache keys carry the shop: the same key in two shops is two entries."""

from itertools import batched

import redis
from django.conf import settings

from shared_apps.tenants.context import current_schema

AT_ONCE = 500


def tenant_key(key: str, key_prefix: str, version: int) -> str:
    return f"{current_schema()}:{key_prefix}:{version}:{key}"


def forget_shop(schema_name: str) -> None:
    """Remove everything that the cache keeps for one shop, a few hundred keys at a time."""
    with redis.Redis.from_url(settings.CACHES["default"]["LOCATION"]) as server:
        # A schema name has none of the characters that a pattern would take for more than themselves.
        for keys in batched(server.scan_iter(match=f"{schema_name}:*", count=AT_ONCE), AT_ONCE, strict=False):
            server.unlink(*keys)
