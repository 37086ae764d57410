import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class CountApproved:
    NAME: ClassVar[str] = "counts.count_approved"

    count_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.count_id
