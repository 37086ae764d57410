"""A release reaches every shop: planned once, in each shop whole or not at all, and never twice."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Event
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from shared_apps.tenants.migrating import apply
from shared_apps.tenants.migrating.groups import grouped
from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.migrating.plan import REHEARSAL, NotInOneTransaction, Plan, plan_for
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services import migrate_shops as service
from shared_apps.tenants.services.migrate_shops import LongLock, migrate_shops
from tests.plugins.later_release import ABSENT, MAKE_CASKET, WHOLE, Release, names, scalar, what_it_has

RENAME = "migrations.RunSQL(\"UPDATE demo_casket SET name = 'box'\"),"


def test_a_migration_is_rendered_once_and_reaches_every_shop(
    later_shops: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(MAKE_CASKET)
    rendered: list[Tenant] = []

    def counted(sample: Tenant) -> Plan:
        rendered.append(sample)
        return plan_for(sample)

    monkeypatch.setattr(service, "plan_for", counted)

    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.skipped, outcome.failed) == (3, 0, {})
    assert [what_it_has(shop) for shop in later_shops] == [WHOLE] * 3
    assert len(rendered) == 1
    assert scalar("SELECT name FROM {schema}.demo_casket", later_shops[2].schema_name) == "100 % {gold}"


def test_the_shops_role_may_use_a_new_table(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    migrate_shops(names=names(later_shops))
    schema = later_shops[0].schema_name
    role = f"{connection.settings_dict['NAME']}.{schema}"

    with owner_transaction() as raw:
        answer = raw.execute("SELECT has_table_privilege(%s, %s, 'INSERT')", (role, f"{schema}.demo_casket")).fetchone()

    assert answer == (True,)


def test_shops_that_are_behind_by_different_migrations_get_each_their_own(
    later_shops: list[Tenant], release: Release
) -> None:
    release(MAKE_CASKET)
    migrate_shops(names=names(later_shops[:1]))
    release('migrations.AddField("Casket", "weight", models.IntegerField(null=True)),')

    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.failed) == (3, {})
    assert [what_it_has(shop) for shop in later_shops] == [(True, 2, True)] * 3


def test_a_constraint_is_found_by_its_name_in_the_shop(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    release('migrations.AlterField("Casket", "name", models.CharField(max_length=20)),')

    outcome = migrate_shops(names=names(later_shops))

    unique = "SELECT count(*) FROM pg_constraint WHERE conrelid = ({name} || '.demo_casket')::regclass AND contype='u'"
    assert outcome.failed == {}
    assert [scalar(unique, shop.schema_name) for shop in later_shops] == [0] * 3


def test_a_plan_is_printed_and_nothing_changes(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    out = StringIO()

    call_command("migrate_tenants", plan=True, tenant=names(later_shops), stdout=out)

    assert 'CREATE TABLE "demo_casket"' in out.getvalue()
    assert "-- 3 shops" in out.getvalue()
    assert [what_it_has(shop) for shop in later_shops] == [ABSENT] * 3
    assert scalar("SELECT count(*) FROM pg_namespace WHERE nspname = {name}", REHEARSAL) == 0


def test_a_canary_goes_first_and_alone(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)

    call_command("migrate_tenants", canary=1, tenant=names(later_shops), stdout=StringIO())

    assert sorted(what_it_has(shop) for shop in later_shops) == [ABSENT, ABSENT, WHOLE]


@pytest.mark.parametrize("place", [0, 1], ids=["the first", "another"])
def test_a_shop_that_fails_is_named_and_does_not_stop_the_others(
    later_shops: list[Tenant], release: Release, place: int
) -> None:
    bad = later_shops[place]
    with owner_transaction() as raw:
        raw.execute(sql.SQL("CREATE VIEW {}.demo_casket AS SELECT 1 AS one").format(sql.Identifier(bad.schema_name)))
    release(MAKE_CASKET)
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("migrate_tenants", tenant=[*names(later_shops)], stdout=StringIO(), stderr=err)

    assert err.getvalue().startswith(f"{bad.schema_name}: DuplicateTable")
    assert [what_it_has(shop) for shop in later_shops if shop != bad] == [WHOLE, WHOLE]
    assert what_it_has(bad) == ABSENT


def drop_its_schema(raw: psycopg.Connection[Any], schema: sql.Identifier) -> None:
    raw.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(schema))


def drop_its_records(raw: psycopg.Connection[Any], schema: sql.Identifier) -> None:
    raw.execute(sql.SQL("DROP TABLE {}.django_migrations").format(schema))


def empty_its_records(raw: psycopg.Connection[Any], schema: sql.Identifier) -> None:
    raw.execute(sql.SQL("DELETE FROM {}.django_migrations").format(schema))


def drop_a_table(raw: psycopg.Connection[Any], schema: sql.Identifier) -> None:
    """And let it record something of its own, so that no other shop stands in for it at the rehearsal."""
    raw.execute(sql.SQL("DROP TABLE {}.imports_importjob CASCADE").format(schema))
    raw.execute(sql.SQL("UPDATE {}.django_migrations SET name = 'its_own' WHERE app = 'auth'").format(schema))


@pytest.mark.parametrize("breaks", [drop_its_schema, drop_its_records, empty_its_records, drop_a_table])
def test_a_shop_that_is_broken_is_named_and_does_not_stop_the_others(
    later_shops: list[Tenant], release: Release, breaks: Callable[[psycopg.Connection[Any], sql.Identifier], None]
) -> None:
    bad, *good = later_shops
    with owner_transaction() as raw:
        breaks(raw, sql.Identifier(bad.schema_name))
    release(MAKE_CASKET + 'migrations.RunSQL("ALTER TABLE imports_importjob ADD COLUMN later text"),')
    err = StringIO()

    with pytest.raises(CommandError, match="Some shops keep their old state"):
        call_command("migrate_tenants", tenant=names(later_shops), stdout=StringIO(), stderr=err)

    assert err.getvalue().startswith(f"{bad.schema_name}: ")
    assert [what_it_has(shop) for shop in good] == [WHOLE, WHOLE]
    state = bad.migration_state
    bad.refresh_from_db()
    assert bad.migration_state == state


def test_a_release_that_fails_everywhere_meets_no_shop(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    release('migrations.RunSQL("ALTER TABLE nowhere ADD COLUMN later text"),')
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("migrate_tenants", tenant=names(later_shops), stdout=StringIO(), stderr=err)

    schemas = ", ".join(sorted(shop.schema_name for shop in later_shops))
    assert err.getvalue().startswith(f'{schemas}: UndefinedTable: relation "nowhere" does not exist')
    assert [what_it_has(shop) for shop in later_shops] == [ABSENT] * 3


def test_a_shop_that_another_run_migrates_meanwhile_is_no_sample_for_those_that_it_has_not_reached(
    later_shops: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it lacks is nothing any more; a plan of nothing would mark the others as migrated."""
    release(MAKE_CASKET)

    def grouped_before(tenants: list[Tenant]) -> tuple[list[list[Tenant]], list[Tenant]]:
        groups = grouped(tenants)
        monkeypatch.undo()
        migrate_shops(names=names(later_shops[:1]))
        return groups

    monkeypatch.setattr(service, "grouped", grouped_before)
    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.skipped, outcome.failed) == (2, 1, {})
    assert [what_it_has(shop) for shop in later_shops] == [WHOLE] * 3


def test_a_shop_whose_row_was_held_for_a_moment_is_migrated_all_the_same(
    later_shops: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(MAKE_CASKET)
    plans = service.plans_for_shops(names=names(later_shops))
    monkeypatch.setattr(service, "plans_for_shops", lambda **_: plans)

    with owner_transaction() as raw:
        raw.execute("UPDATE public.tenants_tenant SET slug = slug WHERE id = %s", [later_shops[0].pk])

        def let_go(done: int, of: int) -> None:
            if done == of:
                raw.execute("ROLLBACK")

        outcome = migrate_shops(progress=let_go)

    assert (outcome.migrated, outcome.skipped, outcome.failed) == (3, 0, {})
    assert [what_it_has(shop) for shop in later_shops] == [WHOLE] * 3


def test_code_runs_in_each_shop(later_shops: list[Tenant], release: Release) -> None:
    release(MAKE_CASKET)
    release(
        "migrations.RunPython(put),",
        before="""
        def put(apps, editor):
            apps.get_model("demo", "Casket").objects.create(name=editor.connection.schema_name[:20])
        """,
    )

    outcome = migrate_shops(names=names(later_shops))

    assert (outcome.migrated, outcome.failed) == (3, {})
    for shop in later_shops:
        statement = "SELECT name FROM {schema}.demo_casket ORDER BY id DESC LIMIT 1"
        assert scalar(statement, shop.schema_name) == shop.schema_name[:20]


@pytest.mark.parametrize("code", ["", "migrations.RunPython(migrations.RunPython.noop),"], ids=["SQL", "code"])
def test_a_table_is_altered_after_an_earlier_release_wrote_its_rows(
    later_shops: list[Tenant], release: Release, code: str
) -> None:
    """A shop that is two releases behind gets both in one transaction, where foreign keys wait for their check."""
    release(MAKE_CASKET + code)
    release('migrations.AddField("Casket", "weight", models.IntegerField(null=True)),')

    outcome = migrate_shops(names=names(later_shops))

    assert outcome.failed == {}
    assert [what_it_has(shop) for shop in later_shops] == [(True, 2, True)] * 3


def test_a_long_lock_is_refused_unless_allowed(later_shops: list[Tenant], release: Release) -> None:
    release('migrations.RunSQL("CREATE INDEX slow ON catalog_item (id)"),')

    with pytest.raises(LongLock, match="CREATE INDEX slow"):
        migrate_shops(names=names(later_shops))
    assert [what_it_has(shop) for shop in later_shops] == [ABSENT] * 3

    assert migrate_shops(names=names(later_shops), allow_long_locks=True).migrated == 3


def test_a_migration_outside_a_transaction_is_refused(later_shops: list[Tenant], release: Release) -> None:
    path = release("")
    migration = next((path / "later_release_migrations").glob("0*.py"))
    migration.write_text(migration.read_text() + "    atomic = False\n")

    with pytest.raises(NotInOneTransaction):
        migrate_shops(names=names(later_shops))

    assert [what_it_has(shop) for shop in later_shops] == [ABSENT] * 3


def test_a_shop_in_use_is_tried_again(
    later_shops: list[Tenant], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    release('migrations.RunSQL("ALTER TABLE catalog_item ADD COLUMN colour text"),')
    monkeypatch.setattr(apply, "LOCK_TIMEOUT", "50ms")
    busy = later_shops[0]
    waited: list[float] = []

    with owner_transaction() as raw, ThreadPoolExecutor(1) as pool:
        raw.execute(sql.SQL("SELECT FROM {}.catalog_item").format(sql.Identifier(busy.schema_name)))
        first = Event()

        def pause(seconds: float) -> None:
            waited.append(seconds)
            first.set()
            assert free.result(timeout=10)

        monkeypatch.setattr(time, "sleep", pause)
        free = pool.submit(lambda: first.wait(10) and raw.execute("ROLLBACK") is not None)
        outcome = migrate_shops(names=[busy.slug])

    assert (outcome.migrated, outcome.failed) == (1, {})
    assert waited == [apply.PAUSES[0]]


def test_a_release_without_news_asks_a_constant_number_of_statements(later_shops: list[Tenant]) -> None:
    with CaptureQueriesContext(connection) as queries:
        outcome = migrate_shops()

    assert outcome.behind == 0
    assert len(queries) == 1
