"""Cache keys carry the shop: the same key in two shops is two entries."""

from shared_apps.tenants.context import current_schema


def tenant_key(key: str, key_prefix: str, version: int) -> str:
    return f"{current_schema()}:{key_prefix}:{version}:{key}"
