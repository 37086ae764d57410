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
    """Return the shops in groups with the same migrations, the largest first."""
    by_schema = {tenant.schema_name: tenant for tenant in tenants}
    groups = defaultdict(list)
    with owner_transaction() as raw:
        for names in batched(by_schema, SCHEMAS_IN_A_STATEMENT, strict=False):
            digests = [
                sql.SQL(DIGEST).format(schema=sql.Literal(name), schema_name=sql.Identifier(name)) for name in names
            ]
            for name, digest in raw.execute(sql.SQL(" UNION ALL ").join(digests)):
                groups[digest].append(by_schema[name])
    return sorted(groups.values(), key=len, reverse=True)
