"""A moved shop's audit: its chain goes on where the shop lives, its anchor stays with the platform."""

import pytest
from django.db import connections, transaction
from django.utils import timezone

from shared_apps.anchors.models import Anchor
from shared_apps.tenants.actors import PLATFORM
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.move_tenant import move_tenant
from tenant_apps.audit.report import Report
from tenant_apps.audit.selectors.checked_chain import checked_chain
from tenant_apps.audit.selectors.shops_to_seal import shops_to_seal
from tenant_apps.audit.services import seal_entries as sealing
from tenant_apps.branches.models import Branch
from tests.clusters.conftest import SECOND


class Killed(BaseException):
    """The process is gone: nothing catches it."""


@pytest.fixture
def far(shop: Tenant) -> Tenant:
    """A shop with entries that were written before it moved, none of them sealed at first."""
    move_tenant(tenant_id=shop.pk, to=SECOND, actor=PLATFORM)
    shop.refresh_from_db()
    return shop


def rename_branch(shop: Tenant, name: str) -> None:
    with in_tenant(shop), transaction.atomic():
        Branch.objects.filter(code="BAZ").update(name=name)
    with connections[shop.cluster].cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")


def seal(shop: Tenant) -> Anchor:
    with in_tenant(shop):
        return sealing.seal_entries(now=timezone.now())


def check(shop: Tenant) -> Report:
    with in_tenant(shop):
        return checked_chain()


def test_what_was_written_before_and_after_the_move_is_one_chain(far: Tenant) -> None:
    first = seal(far)
    rename_branch(far, "Grand Bazaar")
    with in_public():
        waiting = far.schema_name in shops_to_seal()
    second = seal(far)

    report = check(far)
    assert (waiting, second.number) == (True, first.number + 1)
    assert second.entries == first.entries + 1 == report.entries
    assert (report.faults, report.unsealed) == ([], 0)


def test_a_seal_that_was_committed_before_its_anchor_is_taken_up(far: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    anchored = seal(far)
    rename_branch(far, "Old Bazaar")

    def killed(_: Anchor) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(sealing, "sign", killed)
        with pytest.raises(Killed):
            seal(far)
    with in_public():
        behind = Anchor.objects.get(tenant_id=far.pk).number
    rename_branch(far, "New Bazaar")
    taken_up, next_one = seal(far), seal(far)

    report = check(far)
    assert (behind, taken_up.number, next_one.number) == (anchored.number, anchored.number + 1, anchored.number + 2)
    assert (report.faults, report.unsealed, report.seals) == ([], 0, next_one.number)
