import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class StockDiffersFromBooks:
    """The nightly check found that the books hold something else than the shelves of a branch."""

    NAME: ClassVar[str] = "stock.differs_from_books"

    branch_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.branch_id
