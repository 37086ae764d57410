"""A table that a later release brings is audited in every shop, however the release reaches it."""

import pytest
from psycopg import sql

from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning import finishing
from shared_apps.tenants.provisioning.template import wanted_state
from shared_apps.tenants.services.migrate_shops import migrate_shops
from tenant_apps.audit.attach import CREATE
from tests.plugins.later_release import MAKE_CASKET, Release, names

TRIGGERS = """
SELECT tgname::text FROM pg_trigger
WHERE tgrelid = to_regclass({}) AND tgfoid = 'public.record_changes'::regproc ORDER BY tgname
"""
# Its row waits for a deferred check when the triggers come.
WITH_A_LID = """
migrations.RunSQL("INSERT INTO demo_casket (name, lid_id) SELECT 'lidded', id FROM demo_casket"),
"""
BY_DJANGO = "migrations.RunPython(migrations.RunPython.noop),"


def triggers(shop: Tenant, table: str) -> list[str]:
    with owner_transaction() as raw:
        rows = raw.execute(sql.SQL(TRIGGERS).format(sql.Literal(f"{shop.schema_name}.{table}")))
        return [name for (name,) in rows]


@pytest.mark.parametrize("more", ["", WITH_A_LID, BY_DJANGO, WITH_A_LID + BY_DJANGO])
def test_a_new_table_is_audited_in_every_shop(later_shops: list[Tenant], release: Release, more: str) -> None:
    release(MAKE_CASKET + more)

    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.failed) == (len(later_shops), {})
    assert [triggers(shop, "demo_casket") for shop in later_shops] == [sorted(CREATE)] * len(later_shops)


def test_shops_are_brought_to_what_is_masked_now_though_no_migration_is_new(
    later_shops: list[Tenant], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenant_apps.audit.attach.EXEMPT", {"customers_customer": "for this test"})
    monkeypatch.setattr(finishing, "_touches", {"changed": next(iter(finishing._touches.values()))})
    wanted_state.cache_clear()

    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.failed) == (len(later_shops), {})
    assert triggers(later_shops[0], "customers_customer") == []
    assert triggers(later_shops[0], "stock_level") == sorted(CREATE)
