"""How fast items come in, beside the floor: the same rows by plain COPY. Run: pytest -s tests/benchmarks/imports.py"""

import time
import uuid
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from project.database.copying import copy_rows
from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.services.run_import import run_import
from tenant_apps.imports.services.start_import import start_import
from tenant_apps.stock.models import Movement

ROWS = 50_000
NAMES = ("sku", "name", "category", "metal", "fineness", "gross_weight", "making_method", "making_amount", "quantity")


def catalogue() -> bytes:
    lines = [
        f"R-{number},Ring {number},Rings/{number % 12},XAU,750,{1 + number % 900 / 100:.2f},PER_GRAM,350000,1"
        for number in range(ROWS)
    ]
    return "\n".join([",".join(NAMES), *lines]).encode()


@pytest.mark.timeout(600)
def test_items(shop: Tenant, owner: User) -> None:
    with in_public():
        Subscription.objects.filter(tenant_id=shop.pk).update(items_override=1_000_000)
    cache.clear()
    job = start_import(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        kind=ImportKind.ITEMS,
        file=ContentFile(catalogue(), name="rings.csv"),
        columns={name: {"column": name} for name in NAMES},
        branch_id=None,
        is_dry_run=False,
        skips_bad_rows=False,
    )
    _timed("import", lambda: run_import(job_id=job.pk, now=timezone.now()))
    job.refresh_from_db()
    assert job.status == ImportStatus.DONE
    items, movements = list(Item.objects.all()), list(Movement.objects.all())
    for item in items:
        item.pk, item.sku = uuid.uuid4(), f"F-{item.sku}"
    for movement, item in zip(movements, items, strict=True):
        movement.pk, movement.item_id = uuid.uuid4(), item.pk
    _timed("floor (COPY)", lambda: _copy(items, movements))


def _copy(items: list[Item], movements: list[Movement]) -> None:
    with transaction.atomic():
        copy_rows(Item, items)
        copy_rows(Movement, movements)


def _timed(name: str, work: Callable[[], object]) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{name}: {ROWS / wall:,.0f} rows/s ({wall:.1f} s, {processor:.1f} s of them our own processor time)")
