"""A shop whose schema is not the template's is found, and what differs is named."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from psycopg import sql

from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant

DRIFTS = [
    ("ALTER TABLE {s}.catalog_item ADD COLUMN colour text", "column catalog_item.colour is not in the template"),
    ("ALTER TABLE {s}.branches_branch ALTER COLUMN name DROP NOT NULL", "column branches_branch.name is “"),
    ("ALTER TABLE {s}.sales_sale ADD CONSTRAINT odd CHECK (true)", "constraint sales_sale.odd is not in the template"),
    ("CREATE INDEX odd ON {s}.catalog_item (id)", "index odd is not in the template"),
    ("DROP TRIGGER sale_adds_up ON {s}.sales_sale", "trigger sales_sale.sale_adds_up is missing"),
    ("ALTER TABLE {s}.sales_sale DISABLE TRIGGER sale_stays", "trigger sales_sale.sale_stays is “"),
    ("CREATE SEQUENCE {s}.odd", "sequence odd is not in the template"),
    ("CREATE VIEW {s}.odd AS SELECT 1 AS one", "other v odd is not in the template"),
    (
        "DELETE FROM {s}.django_migrations WHERE app = 'sales' AND name = '0001_initial'",
        "migration sales.0001_initial is missing",
    ),
]


@pytest.mark.parametrize(("change", "named"), DRIFTS)
def test_each_kind_of_drift_is_named(committed_shop: Tenant, change: str, named: str) -> None:
    with owner_transaction() as raw:
        raw.execute(sql.SQL(change).format(s=sql.Identifier(committed_shop.schema_name)))
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("check_tenants", tenant=[committed_shop.slug], stdout=out)

    assert refused.value.returncode == 1
    assert f"{committed_shop.schema_name}: {named}" in out.getvalue()


def test_a_missing_schema_is_named(committed_shop: Tenant) -> None:
    schema = sql.Identifier(committed_shop.schema_name)
    with owner_transaction() as raw:
        raw.execute(sql.SQL("ALTER SCHEMA {} RENAME TO elsewhere").format(schema))
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("check_tenants", tenant=[committed_shop.slug], stdout=out)
    with owner_transaction() as raw:
        raw.execute(sql.SQL("ALTER SCHEMA elsewhere RENAME TO {}").format(schema))

    assert out.getvalue() == f"{committed_shop.schema_name}: the schema is missing\n"


def test_shops_like_the_template_are_told_so(committed_shop: Tenant) -> None:
    out = StringIO()

    call_command("check_tenants", stdout=out)

    assert out.getvalue() == "Every shop is like the template.\n"
