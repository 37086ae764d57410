"""Shops that are behind, grouped by what they have recorded: one plan serves a whole group."""

from collections import defaultdict
from itertools import batched

from psycopg import sql

from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant

SCHEMAS_IN_A_STATEMENT = 100
DIGEST = """
SELECT {schema}, md5(string_agg(app || '.' || name, ',' ORDER BY app COLLATE "C", name COLLATE "C"))
FROM {schema_name}.django_migrations
"""


def grouped(tenants: list[Tenant]) -> list[list[Tenant]]:
    """Return the shops in groups of one cluster with the same migrations, the largest first."""
    by_cluster: dict[str, dict[str, Tenant]] = defaultdict(dict)
    for tenant in tenants:
        by_cluster[tenant.cluster][tenant.schema_name] = tenant
    groups: dict[tuple[str, str], list[Tenant]] = defaultdict(list)
    for cluster, by_schema in by_cluster.items():
        with owner_transaction(cluster) as raw:
            for names in batched(by_schema, SCHEMAS_IN_A_STATEMENT, strict=False):
                digests = [
                    sql.SQL(DIGEST).format(schema=sql.Literal(name), schema_name=sql.Identifier(name)) for name in names
                ]
                for name, digest in raw.execute(sql.SQL(" UNION ALL ").join(digests)):
                    groups[cluster, digest].append(by_schema[name])
    return sorted(groups.values(), key=len, reverse=True)
