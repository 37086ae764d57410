"""A closed shop can be reopened for 30 days; then nothing of it stays, also when its deletion was stopped half-way."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from shared_apps.billing.models import Subscription
from shared_apps.events.models import OutboxEvent
from shared_apps.idempotency.models import IdempotentRequest
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.errors import DeletionNotDue, DeletionStarted, TenantNotClosed
from shared_apps.tenants.models import Domain, Tenant, TenantAudit
from shared_apps.tenants.services import delete_tenant as deleting
from shared_apps.tenants.services.close_tenant import close_tenant
from shared_apps.tenants.services.delete_tenant import delete_tenant
from shared_apps.tenants.services.reopen_tenant import reopen_tenant
from shared_apps.tenants.services.suspend_tenant import suspend_tenant
from shared_apps.tenants.storage import TenantFileStorage
from shared_apps.tenants.tasks import delete_due

pytestmark = pytest.mark.django_db
SARA = Actor("sara")


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def closed(shop: Tenant, *, days_ago: int) -> Tenant:
    """Close the shop, which has a file, an entry in the cache and an event of its own."""
    with in_tenant(shop):
        default_storage.save("papers/deed.txt", ContentFile(b"deed"))
        cache.set("price", 1)
    OutboxEvent.objects.create(schema_name=shop.schema_name, name="tests.happened", aggregate_id=uuid.uuid4())
    return close_tenant(tenant_id=shop.pk, actor=SARA, now=timezone.now() - timedelta(days=days_ago))


def left_of(shop: Tenant) -> dict[str, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [shop.schema_name])
        schema = cursor.fetchone()[0]
        cursor.execute("SELECT FROM pg_roles WHERE rolname = current_database() || '.' || %s", [shop.schema_name])
        role = bool(cursor.rowcount)
    with in_tenant(shop):
        files, cached = Path(TenantFileStorage().location).exists(), cache.get("price") is not None
    return {
        "schema": schema,
        "role": role,
        "files": files,
        "cache": cached,
        "events": OutboxEvent.objects.filter(schema_name=shop.schema_name).exists(),
        "subscription": Subscription.objects.filter(tenant_id=shop.pk).exists(),
        "domains": Domain.objects.filter(tenant_id=shop.pk).exists(),
        "sign-up": IdempotentRequest.objects.filter(result_id=shop.pk).exists(),
        "shop": Tenant.objects.filter(pk=shop.pk).exists(),
    }


def actions(tenant_id: uuid.UUID) -> list[str]:
    return list(TenantAudit.objects.filter(tenant_id=tenant_id).order_by("pk").values_list("action", flat=True))


def test_closing_sets_the_day_once_and_is_written_down(other_shop: Tenant) -> None:
    now = timezone.now()

    close_tenant(tenant_id=other_shop.pk, actor=SARA, now=now)
    tenant = close_tenant(tenant_id=other_shop.pk, actor=SARA, now=now + timedelta(days=5))

    assert (tenant.status, tenant.deletion_due_at) == (TenantStatus.PENDING_DELETION, now + timedelta(days=30))
    assert actions(tenant.pk) == [TenantAction.CLOSED]
    assert OutboxEvent.objects.filter(name="tenants.tenant_closed", aggregate_id=tenant.pk).count() == 1


def test_a_suspended_shop_is_suspended_again_when_it_is_reopened(other_shop: Tenant) -> None:
    suspend_tenant(tenant_id=other_shop.pk, actor=SARA)
    closed(other_shop, days_ago=1)

    tenant = reopen_tenant(tenant_id=other_shop.pk, actor=SARA)

    assert (tenant.status, tenant.deletion_due_at) == (TenantStatus.SUSPENDED, None)


def test_a_shop_that_nobody_closed_is_neither_reopened_nor_deleted(other_shop: Tenant) -> None:
    with pytest.raises(TenantNotClosed):
        reopen_tenant(tenant_id=other_shop.pk, actor=SARA)
    with pytest.raises(TenantNotClosed):
        delete_tenant(tenant_id=other_shop.pk, actor=SARA, now=timezone.now())

    assert actions(other_shop.pk) == []


def test_before_its_day_nothing_is_deleted(other_shop: Tenant) -> None:
    tenant = closed(other_shop, days_ago=29)

    with pytest.raises(DeletionNotDue) as refusal:
        delete_tenant(tenant_id=tenant.pk, actor=SARA, now=timezone.now())

    assert tenant.deletion_due_at is not None
    assert refusal.value.facts == {"due": tenant.deletion_due_at.isoformat()}
    assert all(left_of(tenant).values())


def test_after_its_day_nothing_is_left_but_the_audit(other_shop: Tenant) -> None:
    tenant = closed(other_shop, days_ago=30)
    tenant_id = tenant.pk

    delete_tenant(tenant_id=tenant_id, actor=SARA, now=timezone.now())

    assert not any(left_of(other_shop).values())
    assert actions(tenant_id) == [TenantAction.CLOSED, TenantAction.DELETION_STARTED, TenantAction.DELETED]
    assert OutboxEvent.objects.filter(name="tenants.tenant_deleted", aggregate_id=tenant_id).count() == 1


@pytest.mark.parametrize("step", ["drop_schema_and_role", "forget_shop", "_finish"])
def test_a_deletion_that_was_stopped_cannot_be_taken_back_and_is_finished_by_the_next_run(
    other_shop: Tenant, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    closed(other_shop, days_ago=31)
    with monkeypatch.context() as patch:
        patch.setattr(deleting, step, _killed)
        with pytest.raises(KeyboardInterrupt):
            delete_tenant(tenant_id=other_shop.pk, actor=SARA, now=timezone.now())

    with pytest.raises(DeletionStarted):
        reopen_tenant(tenant_id=other_shop.pk, actor=SARA)
    delete_due()

    assert not any(left_of(other_shop).values())


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_the_daily_task_leaves_every_other_shop_alone(other_shop: Tenant) -> None:
    before = set(Tenant.objects.values_list("pk", flat=True))
    closed(other_shop, days_ago=29)
    neighbour = Tenant.objects.get(slug="aurum")
    closed(neighbour, days_ago=30)

    delete_due()

    assert before - set(Tenant.objects.values_list("pk", flat=True)) == {neighbour.pk}
    assert all(left_of(other_shop).values())


def test_the_address_of_a_deleted_shop_is_unknown_at_once(
    client: Client, other_shop: Tenant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    host = {"Host": "bijou.testserver"}
    with django_capture_on_commit_callbacks(execute=True):
        closed(other_shop, days_ago=30)
    assert client.get("/", headers=host).status_code == 403

    with django_capture_on_commit_callbacks(execute=True):
        delete_tenant(tenant_id=other_shop.pk, actor=SARA, now=timezone.now())

    assert client.get("/", headers=host).status_code == 404
