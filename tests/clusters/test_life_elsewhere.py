"""What holds for a shop holds on every cluster: role, transactions, events, the platform's tables, its end."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, InternalError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from psycopg import sql
from pytest_django import Settings

from project.database.errors import CrossedClusters, CrossedShops
from shared_apps.billing.selectors.limits import limits_of
from shared_apps.events import subscribe as subscriptions
from shared_apps.events.models import OutboxEvent
from shared_apps.events.record import record_event
from shared_apps.events.services.collect_events import collect_events
from shared_apps.events.tasks import collect, dispatch
from shared_apps.market.models import MetalRate
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.checks import check_clusters
from shared_apps.tenants.context import current_schema, in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.close_tenant import close_tenant
from shared_apps.tenants.services.copy_references import copy_references
from shared_apps.tenants.services.delete_tenant import delete_tenant
from shared_apps.tenants.services.export_tenant import export_tenant
from shared_apps.tenants.services.move_tenant import move_tenant
from shared_apps.usage.models import UsageDay
from shared_apps.usage.tasks import measure
from tenant_apps.branches.models import Branch
from tests.clusters.conftest import SECOND, remove, trading_shop
from tests.services.events.conftest import Happened, Listener

ANNOUNCE = (
    "INSERT INTO public.events_outboxevent (event_id, schema_name, name, aggregate_id, payload)"
    " VALUES (gen_random_uuid(), %s, 'x', gen_random_uuid(), '{}')"
)


@pytest.fixture
def shop(shop: Tenant) -> Tenant:
    """Shop A, living on the second cluster."""
    move_tenant(tenant_id=shop.pk, to=SECOND, actor=PLATFORM)
    shop.refresh_from_db()
    return shop


@pytest.fixture
def neighbour(other_shop: Tenant) -> Tenant:
    """Shop B, there too."""
    move_tenant(tenant_id=other_shop.pk, to=SECOND, actor=PLATFORM)
    other_shop.refresh_from_db()
    return other_shop


@pytest.fixture
def stranger(committed: None) -> Iterator[Tenant]:
    """A shop of this test alone, on the second cluster."""
    tenant = trading_shop("stranger")
    move_tenant(tenant_id=tenant.pk, to=SECOND, actor=PLATFORM)
    tenant.refresh_from_db()
    yield tenant
    remove(tenant)


def refused(statement: sql.Composable | str, params: tuple[str, ...] = ()) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


def tables(schema: str) -> list[str]:
    with in_public(SECOND), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename", [schema])
        return [name for (name,) in cursor.fetchall()]


def test_the_second_cluster_itself_refuses_another_shop_and_the_platform(shop: Tenant, neighbour: Tenant) -> None:
    foreign, public = tables(neighbour.schema_name), tables("public")
    assert len(foreign) > 15
    read = sql.SQL("SELECT FROM {}.{}")

    with in_tenant(shop):
        assert [name for name in foreign if not refused(read.format(*_named(neighbour.schema_name, name)))] == []
        assert [name for name in public if not refused(read.format(*_named("public", name)))] == (
            settings.TENANT_REFERENCE_TABLES
        )
        assert refused(ANNOUNCE, (neighbour.schema_name,))
        assert refused("SELECT set_config('role', 'zargar_owner', true)")
        with transaction.atomic():
            assert Branch.objects.filter(code="BAZ").exists()


def _named(schema: str, table: str) -> tuple[sql.Identifier, sql.Identifier]:
    return sql.Identifier(schema), sql.Identifier(table)


def test_a_transaction_never_spans_two_clusters(shop: Tenant, other_shop: Tenant) -> None:
    with transaction.atomic(), pytest.raises(CrossedClusters), in_tenant(shop):
        pass
    with transaction.atomic(), pytest.raises(CrossedClusters), in_tenant_as_owner(shop):
        pass

    assert current_schema() == "public"
    assert connection.alias == "default"


def test_a_shops_transaction_reads_the_platform_and_cannot_write_it(shop: Tenant, other_shop: Tenant) -> None:
    neighbour = other_shop.on("default")  # wherever it is: one on the platform's cluster
    with in_tenant(shop), transaction.atomic():
        Branch.objects.filter(code="BAZ").update(name="Bazaar 2")
        with in_public():
            with pytest.raises(CrossedClusters), in_tenant(neighbour):
                pass
            assert Tenant.objects.get(pk=shop.pk) == shop
            with pytest.raises(InternalError, match="read-only transaction"):
                Tenant.objects.filter(pk=shop.pk).update(company_name="Not with the rest")
        assert limits_of(shop).plan
        assert connection.alias == SECOND

    with in_tenant(shop), transaction.atomic():
        assert Branch.objects.get(code="BAZ").name == "Bazaar 2"
    shop.refresh_from_db()
    assert shop.company_name != "Not with the rest"
    Tenant.objects.filter(pk=shop.pk).update(company_name=shop.company_name)  # afterwards the platform can


def test_the_public_schemas_of_two_clusters_are_two_places(shop: Tenant) -> None:
    events = OutboxEvent.objects.all()

    with in_public(SECOND), pytest.raises(CrossedShops):
        events.exists()


def test_a_shops_request_costs_no_statement_on_the_platforms_cluster(shop: Tenant) -> None:
    with CaptureQueriesContext(connection) as queries, in_tenant(shop), transaction.atomic():
        Branch.objects.count()

    assert len(queries) == 0


def record(shop: Tenant, *numbers: int) -> None:
    with in_tenant(shop), transaction.atomic():
        for number in numbers:
            record_event(Happened(thing_id=uuid.UUID(int=1), number=number))


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    one = Listener()
    monkeypatch.setitem(subscriptions._handlers, Happened.NAME, [one])
    return one


def test_events_arrive_once_in_their_order_and_inside_their_shop(shop: Tenant, listener: Listener) -> None:
    record(shop, 1, 2, 3)
    collect()
    record(shop, 4)

    collect()
    dispatch()

    assert listener.heard == [1, 2, 3, 4]
    assert set(listener.schemas) == {shop.schema_name}


def test_events_keep_their_order_across_a_move(shop: Tenant, listener: Listener) -> None:
    record(shop, 1)
    move_tenant(tenant_id=shop.pk, to="default", actor=PLATFORM)
    shop.refresh_from_db()
    record(shop, 2)

    collect()
    dispatch()

    assert listener.heard == [1, 2]


def test_what_a_failing_handler_wrote_there_is_rolled_back(shop: Tenant, listener: Listener) -> None:
    def write(_: int) -> None:
        Branch.objects.filter(code="BAZ").update(name="of a failing handler")

    record(shop, 1)
    listener.before, listener.fails_on = write, {1}

    collect()

    with in_tenant(shop), transaction.atomic():
        assert not Branch.objects.filter(name="of a failing handler").exists()
    event = OutboxEvent.objects.get(schema_name=shop.schema_name, name=Happened.NAME, delivered_at=None)
    assert event.attempts == 1
    event.delete()


def test_a_carrying_that_is_killed_half_way_brings_every_event_once(
    shop: Tenant, monkeypatch: pytest.MonkeyPatch, listener: Listener
) -> None:
    record(shop, 1, 2)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("django.db.models.query.QuerySet.delete", killed)
        with pytest.raises(KeyboardInterrupt):
            collect_events(cluster=SECOND)
    collect()

    assert listener.heard == [1, 2]


def test_a_cluster_that_is_away_holds_up_no_other(
    shop: Tenant, monkeypatch: pytest.MonkeyPatch, listener: Listener
) -> None:
    def carried(*, cluster: str) -> int:
        if cluster == "away":
            raise OperationalError("connection refused")
        return collect_events(cluster=cluster)

    monkeypatch.setattr("shared_apps.events.tasks.other_clusters", lambda: ["away", SECOND])
    monkeypatch.setattr("shared_apps.events.tasks.collect_events", carried)
    record(shop, 7)

    collect()

    assert listener.heard == [7]


def test_rates_of_the_platform_reach_the_shop_there(shop: Tenant) -> None:
    def seen() -> list[tuple[Decimal, str]]:
        copy_references(cluster=SECOND)
        with in_tenant(shop), transaction.atomic():
            return list(MetalRate.objects.filter(currency="XTS").values_list("per_fine_gram", "status"))

    quoted = timezone.now()
    rate = MetalRate.objects.create(
        metal="XAU", currency="XTS", per_fine_gram=Decimal(100), source="test", quoted_at=quoted, status="HELD"
    )
    assert seen() == [(Decimal(100), "HELD")]

    MetalRate.objects.filter(pk=rate.pk).update(status="APPLIED")
    assert seen() == [(Decimal(100), "APPLIED")]

    MetalRate.objects.filter(pk=rate.pk).delete()
    assert seen() == []


def test_measuring_and_exporting_go_to_the_shops_cluster(shop: Tenant, tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"

    measure(schema_name=shop.schema_name, day="2026-11-20")
    manifest = export_tenant(tenant_id=shop.pk, path=tmp_path / "shop.zip", actor=PLATFORM, now=timezone.now())

    assert UsageDay.objects.get(tenant_id=shop.pk).items == 1
    assert manifest.tables["sales_sale"] >= 1
    assert "tables/sales_sale.tsv" in ZipFile(tmp_path / "shop.zip").namelist()


def test_a_difference_from_the_template_is_found_on_the_other_cluster(shop: Tenant) -> None:
    out = StringIO()
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE odd")

    with pytest.raises(CommandError):
        call_command("check_tenants", tenant=[shop.slug], stdout=out)

    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("DROP SEQUENCE odd")
    assert out.getvalue() == f"{shop.schema_name}: sequence odd is not in the template\n"
    call_command("check_tenants", tenant=[shop.slug], stdout=out)


def test_a_shop_is_deleted_where_it_lives(stranger: Tenant, tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    close_tenant(tenant_id=stranger.pk, actor=PLATFORM, now=timezone.now() - timedelta(days=31))
    record(stranger, 1)

    delete_tenant(tenant_id=stranger.pk, actor=PLATFORM, now=timezone.now())

    assert tables(stranger.schema_name) == []
    assert not OutboxEvent.objects.filter(schema_name=stranger.schema_name).exists()
    with in_public(SECOND):
        assert not OutboxEvent.objects.filter(schema_name=stranger.schema_name).exists()
    assert not Tenant.objects.filter(pk=stranger.pk).exists()


def test_clusters_that_cannot_be_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_clusters() == []

    monkeypatch.setitem(settings.DATABASES, "twin", settings.DATABASES[SECOND])
    monkeypatch.setattr(settings, "CLUSTERS", ["default", SECOND, "twin", "nobody", "Up-Per"])

    assert [message.id for message in check_clusters()] == ["tenants.E005", "tenants.E004", "tenants.E004"]
