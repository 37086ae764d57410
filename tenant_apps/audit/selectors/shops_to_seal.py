"""Which shops wrote to their audit since it was last sealed, without a look into any of them."""

from django.conf import settings
from django.db import connection

from shared_apps.anchors.models import Anchor
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant

# PostgreSQL counts inserts of each table anyway. After a crash it counts from 0, which differs from what was seen too.
INSERTS = """
SELECT n.nspname::text, pg_stat_get_tuples_inserted(c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'audit_entry' AND c.relkind = 'r'
"""


def shops_to_seal() -> list[str]:
    """Return the schemas of shops whose audit grew; a closed shop's counts as well.

    Two statements for all shops, and one for each cluster.
    """
    seen = dict(Anchor.objects.values_list("tenant_id", "inserts_seen"))
    inserts: dict[tuple[str, str], int] = {}
    for cluster in settings.CLUSTERS:
        with in_public(cluster), connection.cursor() as cursor:
            cursor.execute(INSERTS)
            inserts |= {(cluster, schema_name): count for schema_name, count in cursor.fetchall()}
    shops = Tenant.objects.shops().order_by("pk").values_list("pk", "cluster", "schema_name")
    return [schema for pk, cluster, schema in shops if inserts.get((cluster, schema), 0) != seen.get(pk, 0)]
