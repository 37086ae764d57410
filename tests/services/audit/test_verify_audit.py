"""Whatever is done to the rows of a sealed chain by somebody who may do anything in the schema, the check names it.

The tampering runs as the owner of the table with its triggers asleep, on rows that were really committed.
"""

import uuid
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from shared_apps.anchors.models import Anchor
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.chain import LINE, NO_HASH, seal_hash
from tenant_apps.audit.choices import FaultKind
from tenant_apps.audit.models import Entry
from tenant_apps.audit.selectors.checked_chain import checked_chain
from tenant_apps.audit.services.seal_entries import seal_entries

COLUMNS = "txid, at, actor_id, actor, address, request_id, operation, table_name, row_id, action, before, after"


@pytest.fixture(autouse=True)
def _in_the_shop(committed_shop: Tenant) -> Iterator[None]:
    with in_tenant(committed_shop):
        yield


@pytest.fixture
def entries(committed_shop: Tenant) -> list[uuid.UUID]:
    """Three seals over the shop's first rows and six renamings, and one renaming after them."""
    for name in ["AB", "CD", "EF", "G"]:
        for letter in name:
            with transaction.atomic():
                User.objects.update(full_name=letter)
        if name != "G":
            seal_entries(now=timezone.now())
    with transaction.atomic():
        return list(Entry.objects.changes().order_by("txid", "id").values_list("pk", flat=True))


def tamper(tenant: Tenant, *statements: str) -> None:
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def found() -> list[tuple[FaultKind, uuid.UUID | None]]:
    return [(fault.kind, fault.entry_id) for fault in checked_chain().faults]


def seal_row(number: int) -> uuid.UUID:
    with transaction.atomic():
        return Entry.objects.get(number=number).pk


def test_an_untouched_chain_is_whole(entries: list[uuid.UUID]) -> None:
    report = checked_chain()

    assert (report.faults, report.seals, report.entries, report.unsealed) == ([], 3, len(entries) - 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        "after = jsonb_build_object('full_name', 'Z')",
        "before = NULL",
        "actor = 'somebody'",
        "actor_id = gen_random_uuid()",
        "address = '10.0.0.1'",
        "at = at + interval '1 microsecond'",
        "row_id = 'x'",
        "table_name = 'x'",
        "action = 'D'",
        "operation = 'x'",
        "request_id = 'x'",
    ],
)
def test_an_altered_row_is_named(committed_shop: Tenant, entries: list[uuid.UUID], change: str) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET {change} WHERE id = '{entries[-4]}'")

    assert found() == [(FaultKind.ALTERED, entries[-4])]


@pytest.mark.parametrize("place", [0, -4, -2])
def test_a_deleted_row_is_named(committed_shop: Tenant, entries: list[uuid.UUID], place: int) -> None:
    tamper(committed_shop, f"DELETE FROM audit_entry WHERE id = '{entries[place]}'")

    assert found() == [(FaultKind.DELETED, entries[place])]


def test_an_inserted_row_is_named(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    forged = uuid.UUID(int=entries[-4].int + 1)
    copy = f"INSERT INTO audit_entry (id, {COLUMNS}) SELECT '{forged}', {COLUMNS} FROM audit_entry"
    tamper(committed_shop, f"{copy} WHERE id = '{entries[-4]}'")

    assert found() == [(FaultKind.INSERTED, forged)]


def test_rows_that_changed_places_are_named(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    one, other = entries[-5], entries[-4]
    tamper(
        committed_shop,
        f"UPDATE audit_entry SET txid = (SELECT sum(txid) FROM audit_entry WHERE id IN ('{one}', '{other}')) - txid"
        f" WHERE id IN ('{one}', '{other}')",
    )

    assert found() == [(FaultKind.REORDERED, other)]


def test_a_row_that_was_moved_under_another_seal_is_named(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(
        committed_shop,
        f"UPDATE audit_entry SET txid = (SELECT txid FROM audit_entry WHERE number = 3) WHERE id = '{entries[-7]}'",
    )

    assert found() == [(FaultKind.REORDERED, entries[-7])]


def test_a_row_that_was_moved_to_the_end_is_named(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET txid = txid + 1000000 WHERE id = '{entries[-7]}'")

    assert found() == [(FaultKind.REORDERED, entries[-7])]


def test_a_cut_end_is_named_by_the_last_seal_that_is_left(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(
        committed_shop,
        "DELETE FROM audit_entry WHERE txid > (SELECT txid FROM audit_entry WHERE number = 2)",
    )

    assert found() == [(FaultKind.TRUNCATED, seal_row(2))]
    assert "2 entries" in checked_chain().faults[0].what


def test_an_emptied_table_is_a_cut_one(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, "TRUNCATE audit_entry")

    assert found() == [(FaultKind.TRUNCATED, None)]


def test_a_seal_that_is_gone_is_named_by_the_next(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, "DELETE FROM audit_entry WHERE number = 2")

    assert (FaultKind.DELETED, seal_row(3)) in found()


def reseal(tenant: Tenant, *, first: int, last: int) -> None:
    """Make seals agree with the rows, as somebody would who knows how they are made and lacks the key alone."""
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        before = bytes(Entry.objects.get(number=first - 1).hash or b"") if first > 1 else NO_HASH
        after = Entry.objects.get(number=first - 1).txid if first > 1 else -(2**63)
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        for seal in Entry.objects.seals().filter(number__range=(first, last)):
            cursor.execute(
                f"SELECT string_agg({LINE}, ''::bytea ORDER BY txid, id) FROM audit_entry"
                " WHERE number IS NULL AND txid > %s AND txid <= %s",
                [after, seal.txid],
            )
            sealed = bytes(cursor.fetchone()[0])
            before, after = seal_hash(before=before, number=seal.number or 0, at=seal.at, sealed=sealed), seal.txid
            Entry.objects.filter(pk=seal.pk).update(sealed=sealed, hash=before)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def test_a_wholly_rewritten_chain_does_not_agree_with_the_anchor(
    committed_shop: Tenant, entries: list[uuid.UUID]
) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET actor = 'somebody' WHERE id = '{entries[0]}'")
    reseal(committed_shop, first=1, last=3)

    assert found() == [(FaultKind.REWRITTEN, seal_row(3))]


def test_a_seal_that_was_made_anew_breaks_the_next_one(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET actor = 'somebody' WHERE id = '{entries[-4]}'")
    reseal(committed_shop, first=2, last=2)

    assert found() == [(FaultKind.ALTERED, seal_row(3))]


def test_an_anchor_that_somebody_else_wrote_is_found(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET actor = 'somebody' WHERE id = '{entries[0]}'")
    reseal(committed_shop, first=1, last=3)
    with transaction.atomic():
        head = Entry.objects.get(number=3).hash
    with in_public():
        Anchor.objects.filter(tenant_id=committed_shop.pk).update(hash=head)

    assert found() == [(FaultKind.FORGED, None)]


def test_an_anchor_that_is_gone_is_missed(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    with in_public():
        Anchor.objects.filter(tenant_id=committed_shop.pk).delete()

    assert found() == [(FaultKind.FORGED, seal_row(3))]


def test_a_seal_beyond_the_anchor_is_named(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    with transaction.atomic():
        last = Entry.objects.get(number=3)
    forged = seal_hash(before=bytes(last.hash or b""), number=4, at=last.at, sealed=b"")
    tamper(
        committed_shop,
        "INSERT INTO audit_entry (at, txid, actor, address, request_id, operation, table_name, row_id, action, number,"
        f" sealed, hash) SELECT at, txid, '', '', '', '', '', '', '', 4, ''::bytea, '\\x{forged.hex()}'::bytea"
        " FROM audit_entry WHERE number = 3",
    )

    assert found() == [(FaultKind.INSERTED, seal_row(4))]


def test_the_command_names_the_row_and_fails(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    tamper(committed_shop, f"UPDATE audit_entry SET actor = 'somebody' WHERE id = '{entries[-4]}'")
    out = StringIO()

    with in_public(), pytest.raises(CommandError) as refused:
        call_command("verify_audit", tenant=[committed_shop.slug], stdout=out)

    assert refused.value.returncode == 1
    assert f"ALTERED {entries[-4]} (U identity_user" in out.getvalue()
    assert "by somebody" in out.getvalue()


def test_the_command_says_what_is_not_protected_yet(committed_shop: Tenant, entries: list[uuid.UUID]) -> None:
    out = StringIO()

    with in_public():
        call_command("verify_audit", tenant=[committed_shop.schema_name], stdout=out)

    assert out.getvalue() == (
        f"{committed_shop.schema_name}: whole; {len(entries) - 1} entries under 3 seals,"
        " 1 written since the last one and not protected yet\n"
    )
