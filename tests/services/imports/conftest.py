"""Files to import, and a shop that may import them."""

import gzip
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils import timezone

from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.services.run_import import run_import
from tenant_apps.imports.services.start_import import start_import

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"

type Import = Callable[..., ImportJob]


@pytest.fixture
def import_file(owner: User) -> Import:
    """Return a function that imports a file and answers with the job: ``import_file(text, columns, …)``."""

    def run(content: str | bytes, columns: dict[str, Any], **choices: Any) -> ImportJob:
        data = content.encode() if isinstance(content, str) else content
        job = start_import(
            **{
                "actor": owner,
                "idempotency_key": uuid.uuid4(),
                "kind": ImportKind.ITEMS,
                "file": ContentFile(data, name="file.csv"),
                "columns": columns,
                "branch_id": None,
                "is_dry_run": False,
                "skips_bad_rows": False,
                **choices,
            }
        )
        done = run_import(job_id=job.pk, now=timezone.now())
        assert done is not None
        return done

    return run


@pytest.fixture
def no_limits(shop: Tenant) -> None:
    with in_public():
        Subscription.objects.filter(tenant_id=shop.pk).update(items_override=1_000_000)
    cache.clear()


def shared_file(name: str) -> bytes:
    """Return a file of real data, unpacked; skip the test where the folder is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"The real data is not here: {path}")
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def truth(name: str) -> Any:
    return json.loads(shared_file(f"{name}.truth.json"))


def columns(*names: str, **values: str) -> dict[str, Any]:
    """Return a mapping of columns that are called as we call them, and of values for all rows."""
    return {name: {"column": name} for name in names} | {name: {"value": value} for name, value in values.items()}
