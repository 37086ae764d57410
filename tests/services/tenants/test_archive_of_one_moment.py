"""An export reads what really was there together; seen on a shop whose transactions really begin and end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.archive.tables import Table, copied
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.export_tenant import export_tenant


def test_all_tables_are_read_in_one_moment(
    committed_shop: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str, str]] = []

    def spied(table: Table) -> Iterator[bytes]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only'),"
                " pg_current_snapshot()::text"
            )
            seen.append(cursor.fetchone())
        return copied(table)

    monkeypatch.setattr("shared_apps.tenants.services.export_tenant.copied", spied)
    export_tenant(tenant_id=committed_shop.pk, path=tmp_path / "shop.zip", actor=PLATFORM, now=timezone.now())

    assert len(seen) > 1
    assert {one[:2] for one in seen} == {("repeatable read", "on")}
    assert len(set(seen)) == 1
