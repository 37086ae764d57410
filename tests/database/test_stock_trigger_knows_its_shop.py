"""The trigger that keeps levels works in the schema of the table that fired it, whatever search_path says."""

import uuid

from django.db import connection
from psycopg import sql

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public_as_owner, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.models import Level
from tests.factories.catalog import NOW, add_item

MOVE = """
INSERT INTO {schema}.stock_movement (id, branch_id, item_id, kind, quantity, reason, moved_at)
VALUES (%s, %s, %s, 'ADJUSTMENT', 4, '', %s)
"""


def test_a_stale_search_path_does_not_lead_to_the_other_shop(shop: Tenant, other_shop: Tenant, owner: User) -> None:
    coin = add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3)
    branch = Branch.objects.get(is_default=True)

    with in_public_as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', %s, true)", [other_shop.schema_name])
        statement = sql.SQL(MOVE).format(schema=sql.Identifier(shop.schema_name))
        cursor.execute(statement, [uuid.uuid4(), branch.pk, coin.pk, NOW])
        cursor.execute("SELECT set_config('search_path', 'public', true)")

    assert Level.objects.get(item=coin).quantity == 7
    with in_tenant(other_shop):
        assert not Level.objects.exists()
