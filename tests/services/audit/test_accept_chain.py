"""A chain that came from elsewhere is anchored here as it stands, and goes on."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from shared_apps.anchors.models import Anchor
from shared_apps.anchors.signing import is_signed
from shared_apps.identity.models import User
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.context import in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.export_tenant import export_tenant
from shared_apps.tenants.services.import_tenant import import_tenant
from tenant_apps.audit.choices import FaultKind
from tenant_apps.audit.models import Entry
from tenant_apps.audit.report import Report
from tenant_apps.audit.selectors.checked_chain import checked_chain
from tenant_apps.audit.services.accept_chain import accept_chain
from tenant_apps.audit.services.seal_entries import seal_entries
from tests.plugins.tenants import _drop

SARA = Actor("sara")


def write_and_seal(tenant: Tenant, name: str) -> None:
    with in_tenant(tenant):
        with transaction.atomic():
            User.objects.update(full_name=name)
        seal_entries(now=timezone.now())


def report(tenant: Tenant) -> Report:
    with in_tenant(tenant):
        return checked_chain()


def of_a_busier_cluster(tenant: Tenant) -> None:
    """Let the rows say what they would in a cluster that has counted a thousand million transactions more."""
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET txid = txid + 1000000000")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def test_an_imported_chain_is_whole_signed_anew_and_goes_on(
    committed_shop: Tenant, tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    write_and_seal(committed_shop, "A")
    write_and_seal(committed_shop, "B")
    with in_tenant(committed_shop), transaction.atomic():
        User.objects.update(full_name="not sealed yet")
    of_a_busier_cluster(committed_shop)
    export_tenant(tenant_id=committed_shop.pk, path=tmp_path / "shop.zip", actor=SARA, now=timezone.now())
    copy = import_tenant(path=tmp_path / "shop.zip", slug=f"c{committed_shop.slug}", actor=SARA, now=timezone.now())

    try:
        arrived = report(copy)
        write_and_seal(copy, "C")
        later = report(copy)
        anchor = Anchor.objects.get(tenant_id=copy.pk)
    finally:
        _drop(copy)

    assert (arrived.faults, arrived.seals, arrived.unsealed) == ([], 2, 1)
    assert (later.faults, later.seals, later.unsealed) == ([], 3, 0)
    assert is_signed(anchor)
    [note] = anchor.history
    assert (note["by"], note["reason"], note["before"]["number"]) == ("sara", "imported from an archive", 0)


def test_a_restored_chain_is_sealed_on_when_somebody_has_accepted_it(committed_shop: Tenant) -> None:
    write_and_seal(committed_shop, "A")
    write_and_seal(committed_shop, "B")
    head = Anchor.objects.get(tenant_id=committed_shop.pk)
    with in_tenant_as_owner(committed_shop), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM audit_entry WHERE txid > (SELECT txid FROM audit_entry WHERE number = 1)")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
    assert [fault.kind for fault in report(committed_shop).faults] == [FaultKind.TRUNCATED]

    call_command("accept_audit", committed_shop.slug, reason="restored from the backup of Monday", verbosity=0)
    write_and_seal(committed_shop, "C")

    assert (report(committed_shop).faults, report(committed_shop).seals) == ([], 2)
    [note] = Anchor.objects.get(tenant_id=committed_shop.pk).history
    assert note["reason"] == "restored from the backup of Monday"
    assert note["before"] == {"number": 2, "entries": head.entries, "hash": bytes(head.hash).hex()}


def test_accepting_covers_nothing_up_inside_the_chain(committed_shop: Tenant) -> None:
    write_and_seal(committed_shop, "A")
    with in_tenant_as_owner(committed_shop), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET actor = 'somebody' WHERE action = 'U'")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")

    with in_tenant(committed_shop):
        accept_chain(actor=SARA, reason="restored", now=timezone.now())
        with transaction.atomic():
            altered = Entry.objects.get(action="U").pk

    assert [(fault.kind, fault.entry_id) for fault in report(committed_shop).faults] == [(FaultKind.ALTERED, altered)]


def test_a_shop_that_is_not_there_is_not_accepted(db: None) -> None:
    with in_public(), pytest.raises(CommandError, match="There is no shop"):
        call_command("accept_audit", "nobody", reason="none")
