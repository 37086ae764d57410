import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class WorkFinished:
    """Goods came out of the workshop as something else."""

    NAME: ClassVar[str] = "workshop.work_finished"

    order_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.order_id
