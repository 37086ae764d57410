"""What a seal is made of, in one place for those who seal and those who check.

An entry's digest is SHA-256 over its head and the digest of its content: JSON texts, as PostgreSQL writes jsonb. The
content has a digest of its own so that it can be taken away some day, where a person has a right to that, and the chain
still holds. A seal lists id and digest of its entries in order; its hash is SHA-256 over the hash before it and all of
that. ``txid`` is in neither: it says where an entry is looked for, and another cluster counts differently.
"""

import hashlib
from datetime import UTC, datetime
from itertools import batched
from typing import LiteralString

ID_SIZE, LINE_SIZE = 16, 48
"""Bytes of an id, and of a line: id and digest."""
NO_HASH = bytes(32)
"""Before the first seal."""
PURPOSE = b"zargar audit seal 1\x00"

# One line of a seal, as an expression over a row of audit_entry.
LINE: LiteralString = """
uuid_send(id) || sha256(convert_to(jsonb_build_array(
    id, at AT TIME ZONE 'UTC', actor_id, actor, address, request_id, operation, table_name, row_id, action,
    encode(sha256(convert_to(jsonb_build_array(before, after)::text, 'UTF8')), 'hex')
)::text, 'UTF8'))
"""


def seal_hash(*, before: bytes, number: int, at: datetime, sealed: bytes) -> bytes:
    """Return the hash of a seal that follows the one with the hash ``before``."""
    head = number.to_bytes(8) + at.astimezone(UTC).isoformat().encode() + b"\x00"
    return hashlib.sha256(PURPOSE + before + head + sealed).digest()


def lines(sealed: bytes) -> list[bytes]:
    """Return the lines of a seal."""
    return [bytes(line) for line in batched(sealed, LINE_SIZE, strict=False)]
