import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class CustomersMerged:
    """``double_id`` turned out to be ``kept_id``."""

    NAME: ClassVar[str] = "customers.customers_merged"

    kept_id: uuid.UUID
    double_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.kept_id
