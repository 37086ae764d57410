"""Seal what was written since the last seal, and anchor the new head outside the schema."""

from datetime import datetime

from django.db import connection, transaction

from project.database.clusters import PLATFORM
from shared_apps.anchors.models import Anchor
from shared_apps.anchors.signing import sign
from shared_apps.tenants.context import current_tenant, in_public, in_tenant_as_owner
from tenant_apps.audit.chain import LINE, LINE_SIZE, NO_HASH, seal_hash
from tenant_apps.audit.errors import ChainNotAnchored, TransactionsBehind
from tenant_apps.audit.models import Entry

BEFORE_ALL = -(2**63)
# Transactions before the first number have ended: nothing can come any more that has to stand before what we seal.
MOMENT = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_stat_get_tuples_inserted('audit_entry'::regclass)
"""
UNSEALED = f"""
SELECT count(*) FILTER (WHERE txid >= %(until)s),
    coalesce(string_agg({LINE}, ''::bytea ORDER BY txid, id) FILTER (WHERE txid < %(until)s), '')
FROM audit_entry WHERE number IS NULL AND txid > %(after)s
"""  # noqa: S608  (our own expression)


def seal_entries(*, now: datetime) -> Anchor:
    """Seal all entries of the current shop whose order is settled; return its head, a new one or the old.

    Writers never wait for it: nothing of theirs is locked, and an entry gets its place in the chain here and not when
    it is written. An entry is left for the next run while any older transaction of the cluster still runs. Two runs
    for one shop wait for each other.

    Raises:
        ChainNotAnchored: the last seal is not the anchored one; nothing is sealed until a person has looked.
        TransactionsBehind: the rows were restored into a cluster that counts transactions below theirs.
    """
    tenant = current_tenant()
    with in_public(), transaction.atomic():
        Anchor.objects.get_or_create(tenant_id=tenant.pk)
        anchor = Anchor.objects.select_for_update().get(tenant_id=tenant.pk)
        # On another cluster the seal commits first; after a kill between the two the next run takes it up.
        with in_tenant_as_owner(tenant, apart=True):
            seal = _unanchored_seal(anchor) if tenant.cluster != PLATFORM else None
            seal = seal or _next_seal(anchor, now)
        if seal is not None:
            anchor.number, anchor.hash, anchor.sealed_at = seal.number or 0, seal.hash or NO_HASH, seal.at
            anchor.entries += len(seal.sealed or b"") // LINE_SIZE
            sign(anchor)
        anchor.save()
    return anchor


def _unanchored_seal(anchor: Anchor) -> Entry | None:
    """Return the last seal if it follows the anchored one and nobody came to anchor it.

    Whoever could forge one could as well have changed the entries that no seal covered yet.
    """
    last = Entry.objects.seals().last()
    if last is None or last.number != anchor.number + 1:
        return None
    chained = seal_hash(before=bytes(anchor.hash), number=last.number, at=last.at, sealed=bytes(last.sealed or b""))
    return last if chained == bytes(last.hash or b"") else None


def _next_seal(anchor: Anchor, now: datetime) -> Entry | None:
    last = Entry.objects.seals().last()
    number, before, after = (last.number or 0, bytes(last.hash or b""), last.txid) if last else (0, NO_HASH, BEFORE_ALL)
    if (number, before) != (anchor.number, bytes(anchor.hash)):
        raise ChainNotAnchored(f"The last seal is {number}, the anchored one {anchor.number}.")
    with connection.cursor() as cursor:
        cursor.execute(MOMENT)
        until, inserts = cursor.fetchone()
        if after >= until:
            raise TransactionsBehind(f"Sealed up to transaction {after}; the cluster is at {until}.")
        cursor.execute(UNSEALED, {"until": until, "after": after})
        left_for_later, sealed = cursor.fetchone()
    if not left_for_later:
        anchor.inserts_seen = inserts
    if not sealed:
        return None
    number, sealed = number + 1, bytes(sealed)
    chained = seal_hash(before=before, number=number, at=now, sealed=sealed)
    return Entry.objects.create(at=now, txid=until - 1, number=number, sealed=sealed, hash=chained)
