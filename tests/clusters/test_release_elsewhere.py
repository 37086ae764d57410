"""A release reaches the shops of every cluster; killed between a shop's tables and its row, the next run goes on."""

import pytest
from psycopg import sql

from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.errors import MoveRefused
from shared_apps.tenants.migrating import apply
from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.migrating.parallel import applied_in_parallel
from shared_apps.tenants.migrating.plan import Plan
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.moving.copying import copy_shop
from shared_apps.tenants.provisioning.template import wanted_state
from shared_apps.tenants.services import move_tenant as moving
from shared_apps.tenants.services.migrate_shops import migrate_shops, plans_for_shops
from shared_apps.tenants.services.move_tenant import move_tenant
from tests.clusters.conftest import SECOND
from tests.plugins.later_release import MAKE_CASKET, Release, names

PUT = """
def put(apps, editor):
    apps.get_model("demo", "Casket").objects.create(name=editor.connection.schema_name[:20])
"""


@pytest.fixture
def spread(second_cluster: None, later_shops: list[Tenant]) -> list[Tenant]:
    """Three shops of the release before, one of them on the second cluster."""
    move_tenant(tenant_id=later_shops[1].pk, to=SECOND, actor=PLATFORM)
    for shop in later_shops:
        shop.refresh_from_db()
    return later_shops


def caskets(shop: Tenant) -> list[str] | None:
    """Return what is in the release's new table, or None where it is missing."""
    with owner_transaction(shop.cluster) as raw:
        if raw.execute("SELECT to_regclass(%s)", [f"{shop.schema_name}.demo_casket"]).fetchone() == (None,):
            return None
        read = sql.SQL("SELECT name FROM {}.demo_casket ORDER BY id").format(sql.Identifier(shop.schema_name))
        return [name for (name,) in raw.execute(read)]


def are_current(shops: list[Tenant]) -> list[bool]:
    for shop in shops:
        shop.refresh_from_db()
    return [shop.migration_state == wanted_state() for shop in shops]


def test_a_migration_reaches_the_shops_of_both(spread: list[Tenant], release: Release) -> None:
    assert [shop.cluster for shop in spread] == ["default", SECOND, "default"]
    release(MAKE_CASKET)

    outcome = migrate_shops(names=names(spread))

    assert (outcome.migrated, outcome.skipped, outcome.failed) == (3, 0, {})
    assert [caskets(shop) for shop in spread] == [["100 % {gold}"]] * 3
    assert are_current(spread) == [True] * 3


def test_code_runs_in_the_shops_of_both(spread: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    release("migrations.RunPython(put),", before=PUT)

    outcome = migrate_shops(names=names(spread))

    assert (outcome.migrated, outcome.failed) == (3, {})
    assert [caskets(shop) for shop in spread] == [["100 % {gold}", shop.schema_name[:20]] for shop in spread]


def test_a_run_that_is_killed_before_the_shops_row_is_finished_by_the_next(
    spread: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(MAKE_CASKET)
    far = spread[1]

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(apply, "_new_state", killed)
        with pytest.raises(KeyboardInterrupt):
            migrate_shops(names=[far.slug])
    assert (caskets(far), are_current([far])) == (["100 % {gold}"], [False])

    outcome = migrate_shops(names=[far.slug])

    assert (outcome.migrated, outcome.failed) == (1, {})
    assert (caskets(far), are_current([far])) == (["100 % {gold}"], [True])


@pytest.mark.parametrize("by_code", [False, True], ids=["by SQL", "by code"])
def test_a_shop_that_was_moved_after_it_was_planned_for_is_left_to_the_next_run(
    spread: list[Tenant], release: Release, by_code: bool
) -> None:
    release(MAKE_CASKET)
    if by_code:
        release("migrations.RunPython(put),", before=PUT)
    [([planned], plan)] = plans_for_shops(names=[spread[1].slug])
    planned.cluster = "default"  # where it was then
    assert isinstance(plan, Plan)

    assert list(applied_in_parallel([(planned, plan)])) == [(planned, False)]

    assert (caskets(spread[1]), are_current([spread[1]])) == (None, [False])


def test_a_release_that_comes_between_the_copy_and_the_switch_is_not_lost(
    spread: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = spread[0]

    def copied_and_released(tenant: Tenant, *, to: str) -> int:
        rows = copy_shop(tenant, to=to)
        release(MAKE_CASKET)
        assert migrate_shops(names=[shop.slug]).migrated == 1
        return rows

    monkeypatch.setattr(moving, "copy_shop", copied_and_released)

    with pytest.raises(MoveRefused):
        move_tenant(tenant_id=shop.pk, to=SECOND, actor=PLATFORM)

    assert are_current([shop]) == [True]
    assert (shop.cluster, shop.moving_to, shop.left_on, caskets(shop)) == ("default", "", "", ["100 % {gold}"])
