"""Entries are sealed in the order of their transactions, once that is settled; nobody waits for it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from shared_apps.anchors.models import Anchor
from shared_apps.anchors.signing import is_signed
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.audit import tasks
from tenant_apps.audit.chain import LINE_SIZE
from tenant_apps.audit.errors import ChainNotAnchored, TransactionsBehind
from tenant_apps.audit.models import Entry
from tenant_apps.audit.selectors.checked_chain import checked_chain
from tenant_apps.audit.selectors.shops_to_seal import shops_to_seal
from tenant_apps.audit.services.seal_entries import seal_entries


@pytest.fixture(autouse=True)
def _in_the_shop(committed_shop: Tenant) -> Iterator[None]:
    with in_tenant(committed_shop):
        yield


def rename(name: str) -> None:
    with transaction.atomic():
        User.objects.update(full_name=name)


def seal() -> Anchor:
    return seal_entries(now=timezone.now())


@transaction.atomic
def seals() -> list[tuple[int | None, int]]:
    """Return number and how many entries of each seal."""
    return [(one.number, len(one.sealed or b"") // LINE_SIZE) for one in Entry.objects.seals()]


def test_what_was_written_is_sealed_and_the_head_is_signed_outside(committed_shop: Tenant) -> None:
    first = seal()
    rename("A")
    rename("B")

    head = seal()

    assert (head.number, head.entries) == (2, first.entries + 2)
    assert seals() == [(1, first.entries), (2, 2)]
    with in_public():
        kept = Anchor.objects.get(tenant_id=committed_shop.pk)
    assert bytes(kept.hash) == bytes(head.hash) != bytes(first.hash)
    assert is_signed(kept)
    assert (checked_chain().faults, checked_chain().unsealed) == ([], 0)


def test_nothing_new_makes_no_seal() -> None:
    head = seal()

    assert seal().number == head.number


def test_an_entry_waits_for_every_older_transaction() -> None:
    """Its own would have to stand before what was written later and committed sooner."""
    seal()
    began, may_end = threading.Event(), threading.Event()

    def write_slowly(shop: Tenant) -> None:
        with in_tenant(shop), transaction.atomic():
            User.objects.update(full_name="slow")
            began.set()
            may_end.wait(20)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(write_slowly, connection.tenant)  # type: ignore[attr-defined]
        began.wait(20)
        with transaction.atomic():
            Entry.objects.count()
            with in_tenant_as_owner(connection.tenant), connection.cursor() as cursor:  # type: ignore[attr-defined]
                cursor.execute("UPDATE branches_branch SET name = 'quick'")
        waiting = seal().number
        report = checked_chain()
        may_end.set()
        slow.result()

    assert (waiting, report.unsealed, report.faults) == (1, 1, [])
    assert seal().number == 2
    assert checked_chain().faults == []


def test_two_writers_do_not_wait_for_each_other_nor_for_the_sealing(committed_shop: Tenant) -> None:
    """Each holds its transaction open until all three have written; who waited for another would never be done."""
    seal()
    all_written = threading.Barrier(3)

    def write(statement: str) -> None:
        with in_tenant(committed_shop), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
            all_written.wait(20)
        connection.close()

    def write_and_seal() -> None:
        with in_tenant(committed_shop), transaction.atomic():
            seal()
            all_written.wait(20)
        connection.close()

    with ThreadPoolExecutor(3) as pool:
        works = [
            pool.submit(write, "UPDATE identity_user SET full_name = 'A'"),
            pool.submit(write, "UPDATE branches_branch SET name = 'B'"),
            pool.submit(write_and_seal),
        ]
        for work in works:
            work.result()

    seal()
    assert checked_chain().faults == []
    assert checked_chain().unsealed == 0


def test_sealing_at_once_seals_each_entry_once(committed_shop: Tenant) -> None:
    rename("A")
    gate = threading.Barrier(4)

    def work() -> None:
        with in_tenant(committed_shop):
            gate.wait()
            seal()
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()

    seal()
    assert checked_chain().faults == []
    assert checked_chain().unsealed == 0


def test_a_chain_that_somebody_cut_is_not_sealed_on(committed_shop: Tenant) -> None:
    seal()
    rename("A")
    with in_public():
        Anchor.objects.filter(tenant_id=committed_shop.pk).update(number=7)

    with pytest.raises(ChainNotAnchored):
        seal()

    assert [number for number, _ in seals()] == [1]


def test_rows_of_a_cluster_that_was_further_are_not_sealed_on(committed_shop: Tenant) -> None:
    seal()
    with in_tenant_as_owner(committed_shop), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET txid = txid + 1000000000")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")

    with pytest.raises(TransactionsBehind):
        seal()


def flush_statistics() -> None:
    """PostgreSQL tells its counts after a second at the latest when asked to now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")


def test_only_shops_that_wrote_are_sealed(committed_shop: Tenant) -> None:
    flush_statistics()
    with in_public():
        assert committed_shop.schema_name in shops_to_seal()
    tasks.seal_all()
    flush_statistics()
    tasks.seal_all()  # its own row was counted too

    with in_public():
        assert committed_shop.schema_name not in shops_to_seal()
    assert [number for number, _ in seals()] == [1]

    rename("A")
    flush_statistics()
    tasks.seal_all()
    assert [number for number, _ in seals()] == [1, 2]


def test_a_new_key_signs_and_the_old_one_still_counts(committed_shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    seal()
    monkeypatch.setattr(settings, "AUDIT_SIGNING_KEYS", {"new": "n" * 40, **settings.AUDIT_SIGNING_KEYS})

    assert checked_chain().faults == []
    rename("A")
    assert seal().key_id == "new"
    assert checked_chain().faults == []
