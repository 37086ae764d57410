"""What came of an import: what the job keeps of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(kw_only=True)
class Outcome:
    rows: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    dropped: int = 0
    preview: list[dict[str, Any]] = field(default_factory=list)
