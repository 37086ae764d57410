"""What an archive of a shop looks like: a zip of tables, a workbook for people, files, and a manifest."""

import hashlib
import re
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

FORMAT = 1
MANIFEST = "manifest.json"
WORKBOOK = "tables.xlsx"
FILES = "files/"
CHUNK = 1024 * 1024
SETTINGS = (
    "company_name", "slug", "country", "currency", "language", "time_zone", "calendar", "rate_max_age_minutes",
)  # fmt: skip
"""Of the shop's row in public: what goes with it."""
STAYS_BEHIND = ("django_migrations", "identity_refreshtoken")
"""The first comes from the template; sessions belong to the installation that opened them."""


def table_member(table: str) -> str:
    """Return the name of the member that holds a table's rows."""
    return f"tables/{table}.tsv"


_SAFE = re.compile(r"[^\\\x00-\x1f:]+")


def is_safe_name(name: str) -> bool:
    """Return whether a member of this name can only land below the folder that it is unpacked into."""
    return bool(_SAFE.fullmatch(name)) and all(part not in {"", ".", ".."} for part in name.split("/"))


@dataclass
class Manifest:
    """The last member: what the others are."""

    migration_state: str
    settings: dict[str, Any]
    exported_at: str
    format: int = FORMAT
    tables: dict[str, int] = field(default_factory=dict)
    """Rows of each table, in the order in which they were written."""
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    """SHA-256 and size of every member but this one."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Sealed:
    """A member that is being written, with the digest and size of what went in."""

    def __init__(self, out: Any) -> None:
        self._out, self._digest, self.size = out, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self.size += len(data)
        self._out.write(data)

    @property
    def seal(self) -> dict[str, Any]:
        return {"sha256": self._digest.hexdigest(), "size": self.size}


def copy_stream(source: BinaryIO, out: Sealed) -> None:
    """Write all of ``source``, a piece at a time."""
    while piece := source.read(CHUNK):
        out.write(piece)
