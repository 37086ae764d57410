"""What is done to a shop is written down with it, and stays as it was written."""

import pytest
from django.db import IntegrityError, connection, transaction

from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_public_as_owner
from shared_apps.tenants.models import Tenant, TenantAudit
from shared_apps.tenants.services.reactivate_tenant import reactivate_tenant
from shared_apps.tenants.services.record_audit import record_audit
from shared_apps.tenants.services.suspend_tenant import suspend_tenant

pytestmark = pytest.mark.django_db
SARA = Actor("sara")


def test_suspending_and_reactivating_are_written_down_with_who_did_it(other_shop: Tenant) -> None:
    suspend_tenant(tenant_id=other_shop.pk, actor=SARA)
    reactivate_tenant(tenant_id=other_shop.pk)

    entries = TenantAudit.objects.filter(tenant_id=other_shop.pk).order_by("pk")
    assert [(entry.action, entry.actor_label) for entry in entries] == [
        (TenantAction.SUSPENDED, "sara"),
        (TenantAction.REACTIVATED, "platform"),
    ]


def test_what_changes_nothing_leaves_no_entry(other_shop: Tenant) -> None:
    reactivate_tenant(tenant_id=other_shop.pk, actor=SARA)

    assert not TenantAudit.objects.filter(tenant_id=other_shop.pk).exists()


def test_an_entry_goes_with_the_change_that_is_rolled_back(other_shop: Tenant) -> None:
    with transaction.atomic():
        suspend_tenant(tenant_id=other_shop.pk, actor=SARA)
        transaction.set_rollback(True)

    assert not TenantAudit.objects.filter(tenant_id=other_shop.pk).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tenants_tenantaudit SET actor_label = 'nobody'",
        "DELETE FROM tenants_tenantaudit",
        "TRUNCATE tenants_tenantaudit",
    ],
)
def test_the_database_refuses_to_change_the_audit(other_shop: Tenant, statement: str) -> None:
    record_audit(tenant_id=other_shop.pk, action=TenantAction.RENAMED, actor=SARA, slug="jewel")

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), in_public_as_owner():
        connection.cursor().execute(statement)

    entry = TenantAudit.objects.get(tenant_id=other_shop.pk)
    assert (entry.actor_label, entry.facts) == ("sara", {"slug": "jewel"})
