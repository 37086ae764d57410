import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class SaleCompleted:
    NAME: ClassVar[str] = "sales.sale_completed"

    sale_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.sale_id


@dataclass(frozen=True, kw_only=True)
class SaleRefunded:
    """``sale_id`` is the sale of which something came back."""

    NAME: ClassVar[str] = "sales.sale_refunded"

    sale_id: uuid.UUID
    refund_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.sale_id


@dataclass(frozen=True, kw_only=True)
class SaleVoided:
    NAME: ClassVar[str] = "sales.sale_voided"

    sale_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.sale_id
