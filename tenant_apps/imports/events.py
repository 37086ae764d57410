import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class ImportRequested:
    NAME: ClassVar[str] = "imports.import_requested"

    job_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.job_id
