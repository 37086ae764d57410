"""The journal's triggers work in the schema of the table that fired them, whatever search_path says."""

import uuid

from django.db import connection
from psycopg import sql

from shared_apps.tenants.context import in_public_as_owner, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.models import MonthlyBalance
from tests.ledger import DAY, account

ENTRY = """
INSERT INTO {schema}.ledger_journalentry (id, event, source_id, branch_id, posted_on, note, line_count)
VALUES (%s, 'MANUAL', gen_random_uuid(), %s, %s, '', 2)
"""
LINES = """
INSERT INTO {schema}.ledger_journalline
    (id, entry_id, position, account_id, branch_id, posted_on, commodity, amount, part)
SELECT gen_random_uuid(), %s, side, %s, %s, %s, 'XAU', 7.5 * (3 - 2 * side), 'MANUAL' FROM generate_series(1, 2) AS side
"""


def test_a_stale_search_path_does_not_lead_to_the_other_shop(shop: Tenant, other_shop: Tenant) -> None:
    branch, cash, entry_id = Branch.objects.get(is_default=True), account(Use.CASH), uuid.uuid4()
    schema = sql.Identifier(shop.schema_name)

    with in_public_as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', %s, true)", [other_shop.schema_name])
        cursor.execute(sql.SQL(ENTRY).format(schema=schema), [entry_id, branch.pk, DAY])
        cursor.execute(sql.SQL(LINES).format(schema=schema), [entry_id, cash.pk, branch.pk, DAY])
        connection.check_constraints()
        cursor.execute("SELECT set_config('search_path', 'public', true)")

    balance = MonthlyBalance.objects.get(account=cash)
    assert (balance.debit, balance.credit) == (7.5, 7.5)
    with in_tenant(other_shop):
        assert not MonthlyBalance.objects.exists()
