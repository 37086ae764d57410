"""What the check of a shop's chain found."""

import uuid
from dataclasses import dataclass, field

from tenant_apps.audit.choices import FaultKind


@dataclass(frozen=True, kw_only=True)
class Fault:
    """``entry_id`` is the row of ``audit_entry`` that it shows in: nothing when the whole chain is meant."""

    kind: FaultKind
    entry_id: uuid.UUID | None
    what: str


@dataclass(kw_only=True)
class Report:
    seals: int = 0
    entries: int = 0
    """Sealed ones that were found."""
    unsealed: int = 0
    """Written since the last seal: nothing protects these yet."""
    faults: list[Fault] = field(default_factory=list)

    def add(self, kind: FaultKind, what: str, entry_id: uuid.UUID | None = None) -> None:
        self.faults.append(Fault(kind=kind, entry_id=entry_id, what=what))
