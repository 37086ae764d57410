"""Shops that are behind, grouped by what they have recorded: one plan serves a whole group."""

from collections import defaultdict
from itertools import batched

from psycopg import sql

from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant

SCHEMAS_IN_A_STATEMENT = 100
RECORDING = "SELECT schemaname FROM pg_tables WHERE tablename = 'django_migrations' AND schemaname = ANY (%s)"
DIGEST = """
SELECT {schema}, md5(string_agg(app || '.' || name, ',' ORDER BY app COLLATE "C", name COLLATE "C"))
FROM {schema_name}.django_migrations
"""


def grouped(tenants: list[Tenant]) -> tuple[list[list[Tenant]], list[Tenant]]:
    """Return the shops in groups of one cluster with the same migrations, the largest first; and those without any."""
    by_cluster: dict[str, dict[str, Tenant]] = defaultdict(dict)
    for tenant in tenants:
        by_cluster[tenant.cluster][tenant.schema_name] = tenant
    groups: dict[tuple[str, str], list[Tenant]] = defaultdict(list)
    missing: list[Tenant] = []
    for cluster, by_schema in by_cluster.items():
        with owner_transaction(cluster) as raw:
            recording = {name for (name,) in raw.execute(RECORDING, [list(by_schema)])}
            known = [name for name in by_schema if name in recording]
            for names in batched(known, SCHEMAS_IN_A_STATEMENT, strict=False):
                digests = [
                    sql.SQL(DIGEST).format(schema=sql.Literal(name), schema_name=sql.Identifier(name)) for name in names
                ]
                for name, digest in raw.execute(sql.SQL(" UNION ALL ").join(digests)):
                    groups[cluster, digest].append(by_schema[name])
        missing += [tenant for name, tenant in by_schema.items() if name not in recording]
    return sorted(groups.values(), key=len, reverse=True), missing
