"""Once a day each open shop says what it has."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import ProgrammingError, transaction
from django.utils import timezone
from pytest_django import Settings

from shared_apps.identity.models import User
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.context import current_schema, in_public, in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.usage.models import UsageDay
from shared_apps.usage.selectors import usage_of
from shared_apps.usage.services import measure_shop
from shared_apps.usage.tasks import measure_all
from tests.counter import Counter


@pytest.fixture
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("_files")
def test_people_items_sales_of_the_day_and_bytes_are_counted(shop: Tenant, counter: Counter) -> None:
    counter.sell(counter.stock("RING"))
    counter.stock("CHAIN")
    default_storage.save("note.txt", ContentFile(b"12345"))
    day = counter.now.astimezone(UTC).date()

    row = measure_shop(day=day)

    assert (row.users, row.items, row.sales) == (User.objects.filter(is_active=True).count(), 2, 1)
    assert measure_shop(day=day + timedelta(days=1)).sales == 0
    assert row.storage_bytes == 5
    assert current_schema() == shop.schema_name


@pytest.mark.usefixtures("_files")
def test_measured_again_the_later_counts_stand_and_the_requests_stay(shop: Tenant, counter: Counter) -> None:
    day = timezone.now().astimezone(UTC).date()
    measure_shop(day=day)
    with in_public():
        UsageDay.objects.filter(tenant_id=shop.pk).update(requests=8)
    counter.stock("RING")

    measure_shop(day=day)

    [row] = usage_of(tenant=shop, first=day, last=day)
    assert (row.items, row.requests) == (1, 8)


@pytest.mark.django_db
def test_each_open_shop_is_measured_for_the_day_that_ended(other_shop: Tenant) -> None:
    Tenant.objects.filter(slug="aurum").update(status=TenantStatus.SUSPENDED)

    with time_machine.travel(datetime(2026, 11, 20, 0, 10, tzinfo=UTC), tick=False):
        measure_all()

    assert [(row.tenant_id, str(row.day)) for row in UsageDay.objects.all()] == [(other_shop.pk, "2026-11-19")]


def test_a_shops_role_cannot_read_the_usage_of_others(shop: Tenant, other_shop: Tenant) -> None:
    with in_tenant(shop), pytest.raises(ProgrammingError), transaction.atomic():
        UsageDay.objects.filter(tenant_id=other_shop.pk).first()
