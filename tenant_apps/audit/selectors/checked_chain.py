"""Check a shop's whole chain in one pass: every entry against its seal, every seal against the one before, the last
against the anchor."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile

from django.db import connection

from project.database.snapshots import snapshot
from shared_apps.anchors.models import Anchor
from shared_apps.anchors.signing import is_signed
from shared_apps.tenants.context import current_tenant, in_public
from tenant_apps.audit.chain import ID_SIZE, LINE, LINE_SIZE, NO_HASH, lines, seal_hash
from tenant_apps.audit.choices import FaultKind
from tenant_apps.audit.models import Entry
from tenant_apps.audit.report import Report

ROWS_AT_ONCE = 2_000
SEALS_AT_ONCE = 100
IN_ORDER = f"SELECT txid, {LINE} FROM audit_entry WHERE number IS NULL ORDER BY txid, id"  # noqa: S608  (our own)


def checked_chain() -> Report:
    """Return what is wrong with the current shop's chain, as it is at one moment; hold a seal's entries, never all.

    Raises:
        SigningKeyUnknown: the key that signed the anchor is not there any more.
    """
    tenant = current_tenant()
    with snapshot():
        with in_public():
            anchor = Anchor.objects.filter(tenant_id=tenant.pk).first()
        check = _Check()
        with _entries() as entries:
            for seal in Entry.objects.seals().iterator(chunk_size=SEALS_AT_ONCE):
                check.seal(seal, entries.through(seal.txid))
            check.tail(entries.rest())
        check.moved()
        check.anchor(anchor)
    return check.report


class _Entries:
    """All entries in the chain's order, read on as far as asked."""

    def __init__(self, rows: Iterator[tuple[int, bytes]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def through(self, txid: int) -> list[bytes]:
        """Return the lines of the transactions up to this one."""
        found = []
        while self._next is not None and self._next[0] <= txid:
            found.append(bytes(self._next[1]))
            self._next = next(self._rows, None)
        return found

    def rest(self) -> Iterator[bytes]:
        while self._next is not None:
            yield bytes(self._next[1])
            self._next = next(self._rows, None)


@contextmanager
def _entries() -> Iterator[_Entries]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(IN_ORDER)
        pieces = takewhile(bool, iter(lambda: cursor.fetchmany(ROWS_AT_ONCE), None))
        yield _Entries(row for piece in pieces for row in piece)


class _Check:
    def __init__(self) -> None:
        self.report = Report()
        self._number, self._hash, self._promised = 0, NO_HASH, 0
        self._last: uuid.UUID | None = None
        self._gone: dict[bytes, int] = {}
        """Lines that a seal promises and that are not under it, with its number; and those that are too many."""
        self._strange: dict[bytes, int] = {}

    def seal(self, seal: Entry, found: list[bytes]) -> None:
        """Compare a seal with the one before it and with its entries."""
        number, sealed = seal.number or 0, bytes(seal.sealed or b"")
        if number != self._number + 1:
            self.report.add(FaultKind.DELETED, f"seals {self._number + 1} to {number - 1} are missing", seal.pk)
        elif seal_hash(before=self._hash, number=number, at=seal.at, sealed=sealed) != bytes(seal.hash or b""):
            self.report.add(FaultKind.ALTERED, f"seal {number}, or the one before it, is not what it was", seal.pk)
        self._number, self._hash, self._last = number, bytes(seal.hash or b""), seal.pk
        self._promised += len(sealed) // LINE_SIZE
        self.report.seals += 1
        self.report.entries += len(found)
        if b"".join(found) != sealed:
            self._compare(number, lines(sealed), found)

    def _compare(self, number: int, promised: list[bytes], found: list[bytes]) -> None:
        by_id = {line[:ID_SIZE]: line for line in found}
        wanted = {line[:ID_SIZE]: line for line in promised}
        for key in wanted.keys() & by_id.keys():
            if wanted[key] != by_id[key]:
                self.report.add(FaultKind.ALTERED, f"not what seal {number} covers", uuid.UUID(bytes=key))
        self._gone |= {line: number for line in promised if line[:ID_SIZE] not in by_id}
        self._strange |= {line: number for line in found if line[:ID_SIZE] not in wanted}
        left = [line[:ID_SIZE] for line in promised if line[:ID_SIZE] in by_id]
        right = [line[:ID_SIZE] for line in found if line[:ID_SIZE] in wanted]
        for one, other in zip(left, right, strict=True):
            if one != other:
                self.report.add(FaultKind.REORDERED, f"not at its place in seal {number}", uuid.UUID(bytes=other))
                break

    def tail(self, rest: Iterator[bytes]) -> None:
        """Count what is not sealed yet; an entry that a seal has lost may be there."""
        for line in rest:
            self.report.unsealed += 1
            if line in self._gone:
                self._strange[line] = self._number + 1

    def moved(self) -> None:
        """Tell what went from what came, and both from what only stands elsewhere."""
        for line, number in self._gone.items():
            key = uuid.UUID(bytes=line[:ID_SIZE])
            if line in self._strange:
                self.report.add(FaultKind.REORDERED, f"moved away from seal {number}", key)
            else:
                self.report.add(FaultKind.DELETED, f"covered by seal {number} and not there", key)
        for line in self._strange.keys() - self._gone.keys():
            what = f"among the entries of seal {self._strange[line]}, which does not cover it"
            self.report.add(FaultKind.INSERTED, what, uuid.UUID(bytes=line[:ID_SIZE]))

    def anchor(self, anchor: Anchor | None) -> None:
        """Compare the last seal with the signed head outside the schema."""
        if anchor is None or not anchor.number:
            if self._number:
                self.report.add(FaultKind.FORGED, "there are seals and no anchor", self._last)
            return
        if not is_signed(anchor):
            self.report.add(FaultKind.FORGED, "the anchor's signature is not ours")
        if anchor.number > self._number:
            missing = f"seals {self._number + 1} to {anchor.number} are missing, and {anchor.entries - self._promised} "
            self.report.add(FaultKind.TRUNCATED, f"{missing}entries with them; this is the last seal left", self._last)
        elif anchor.number < self._number:
            self.report.add(FaultKind.INSERTED, f"a seal after the anchored one, {anchor.number}", self._last)
        elif bytes(anchor.hash) != self._hash and not self.report.faults:
            self.report.add(FaultKind.REWRITTEN, "the chain agrees with itself and not with the anchor", self._last)
